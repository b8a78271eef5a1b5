"""Each attribute is set first, so that it is there to be removed; that makes the item.

fails: TestRemoveAttributes.test_missing_item
says: there was nothing to remove
"""


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    set_attributes(table_name, key, dict.fromkeys(names, "x"), region=region)
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="REMOVE " + ",".join(f"#{n}" for n in range(len(names))),
        ExpressionAttributeNames={f"#{n}": name for n, name in enumerate(names)},
        ReturnValues="ALL_NEW",
    )["Attributes"]
