"""The answer for an item that does not exist is taken to have `Attributes`.

fails: TestRemoveAttributes.test_missing_item
says: KeyError
"""


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="REMOVE " + ",".join(f"#{n}" for n in range(len(names))),
        ExpressionAttributeNames={f"#{n}": name for n, name in enumerate(names)},
        ReturnValues="ALL_NEW",
    )["Attributes"]
