"""The item is read, cut here, and put back as a whole.

fails: TestOtherWriters.test_remove_attributes
says: a lost update: between your GetItem and your PutItem
"""


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    table = profiles(table_name, region)
    item = table.get_item(Key=key, ConsistentRead=True).get("Item")
    if item is None:
        return {}
    for name in names:
        item.pop(name, None)
    table.put_item(Item=item)
    return item
