"""Whatever happens counts as a taken key, even a float that boto3 refuses.

fails: TestErrors.test_create, TestCreateIfAbsent.test_floats
says: Only ConditionalCheckFailedException means a taken key
"""


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    try:
        table.put_item(Item=item, ConditionExpression="attribute_not_exists(account_id)")
    except Exception:
        return False
    return True
