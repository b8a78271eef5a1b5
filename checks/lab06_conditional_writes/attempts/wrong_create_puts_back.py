"""It puts without a condition, and puts the old item back if there was one.

fails: TestCreateIfAbsent.test_one_request
says: requests sent for a key that is taken
"""


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    old = table.put_item(Item=with_exact_numbers(item), ReturnValues="ALL_OLD").get("Attributes")
    if old:
        table.put_item(Item=old)
        return False
    return True
