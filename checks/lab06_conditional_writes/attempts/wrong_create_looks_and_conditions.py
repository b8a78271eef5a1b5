"""The put has its condition, but there is a look before it that nobody needs.

fails: TestCreateIfAbsent.test_one_request
says: no look first
"""


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    if "Item" in table.get_item(Key={"account_id": item["account_id"]}):
        return False
    try:
        table.put_item(Item=with_exact_numbers(item), ConditionExpression="attribute_not_exists(account_id)")
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
