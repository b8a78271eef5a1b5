"""The list is read, appended to here, and written back.

fails: TestOtherWriters.test_append_to_list
says: a lost update: between your GetItem and your UpdateItem
"""


def append_to_list(
    table_name: str, key: dict[str, Any], attribute: str, values: list[Any], region: str = DEFAULT_REGION
) -> Any:
    table = profiles(table_name, region)
    item = table.get_item(Key=key, ConsistentRead=True).get("Item", {})
    table.update_item(
        Key=key,
        UpdateExpression="SET #a = :v",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":v": item.get(attribute, []) + with_exact_numbers(values)},
    )
