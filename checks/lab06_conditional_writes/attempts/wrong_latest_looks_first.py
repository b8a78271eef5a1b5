"""It reads what is stored, compares in Python, and puts without a condition.

fails: TestPutLatest.test_race
says: somebody else stored an item with a later `updated_at` after your GetItem and before your PutItem
"""


def put_latest(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    stored = table.get_item(Key={"account_id": item["account_id"]}, ConsistentRead=True).get("Item", {})
    if stored.get("updated_at", "") >= item["updated_at"]:
        return False
    table.put_item(Item=with_exact_numbers(item))
    return True
