"""It always works in us-east-1.

fails: TestScript.test_create_region, TestScript.test_first_run
says: region_name=region
"""


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, DEFAULT_REGION)
    try:
        table.put_item(Item=with_exact_numbers(item), ConditionExpression="attribute_not_exists(account_id)")
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
