"""It reads the item, compares in Python, and deletes without a condition.

fails: TestDeleteIf.test_race, TestDeleteIf.test_types
says: somebody else changed `note` after your GetItem and before your DeleteItem
"""


def delete_if(
    table_name: str, key: dict[str, Any], attribute: str, expected: Any, region: str = DEFAULT_REGION
) -> bool:
    table = table_of(table_name, region)
    item = table.get_item(Key=key, ConsistentRead=True).get("Item")
    if item is None or item.get(attribute) != with_exact_numbers(expected):
        return False
    table.delete_item(Key=key)
    return True
