"""The names stand in the expression as they are, so that `geo.lat` is a path.

fails: TestRemoveAttributes.test_names
says: UpdateExpression
"""


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    return (
        profiles(table_name, region)
        .update_item(Key=key, UpdateExpression="REMOVE " + ", ".join(names), ReturnValues="ALL_NEW")
        .get("Attributes", {})
    )
