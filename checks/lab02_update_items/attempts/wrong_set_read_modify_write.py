"""The item is read, changed here, and put back as a whole.

fails: TestOtherWriters.test_set_attributes
says: a lost update: between your GetItem and your PutItem
"""


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    table = profiles(table_name, region)
    item = table.get_item(Key=key, ConsistentRead=True).get("Item", dict(key))
    item.update(with_exact_numbers(attributes))
    table.put_item(Item=item)
    return item
