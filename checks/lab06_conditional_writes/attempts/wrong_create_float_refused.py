"""Floats are handed to boto3 as they are.

fails: TestCreateIfAbsent.test_floats
says: Float types are not supported
"""


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    try:
        table.put_item(Item=item, ConditionExpression="attribute_not_exists(account_id)")
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
