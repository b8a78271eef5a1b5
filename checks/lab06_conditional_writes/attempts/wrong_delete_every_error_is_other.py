"""Whatever AWS answers counts as another value.

fails: TestErrors.test_delete
says: Only ConditionalCheckFailedException means a value that is not as expected
"""

from botocore.exceptions import ClientError


def delete_if(
    table_name: str, key: dict[str, Any], attribute: str, expected: Any, region: str = DEFAULT_REGION
) -> bool:
    table = table_of(table_name, region)
    try:
        table.delete_item(
            Key=key,
            ConditionExpression="#a = :expected",
            ExpressionAttributeNames={"#a": attribute},
            ExpressionAttributeValues={":expected": with_exact_numbers(expected)},
        )
    except ClientError:
        return False
    return True
