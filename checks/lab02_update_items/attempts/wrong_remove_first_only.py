"""Only the first name is removed.

fails: TestRemoveAttributes.test_removed, TestRemoveAttributes.test_absent_name, TestRemoveAttributes.test_names
says: a removed attribute is not there any more
"""


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    return (
        profiles(table_name, region)
        .update_item(
            Key=key, UpdateExpression="REMOVE #n", ExpressionAttributeNames={"#n": names[0]}, ReturnValues="ALL_NEW"
        )
        .get("Attributes", {})
    )
