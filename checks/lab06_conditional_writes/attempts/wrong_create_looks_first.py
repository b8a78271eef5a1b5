"""It looks whether the key is free, and then puts the item without a condition.

fails: TestCreateIfAbsent.test_race, TestCreateIfAbsent.test_one_request
says: somebody else took the key after your GetItem and before your PutItem
says: no look first
"""


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    if "Item" in table.get_item(Key={"account_id": item["account_id"]}, ConsistentRead=True):
        return False
    table.put_item(Item=with_exact_numbers(item))
    return True
