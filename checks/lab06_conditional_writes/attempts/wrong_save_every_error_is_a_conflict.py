"""Reading and writing stand in one try, and every error ends as a ConflictError.

fails: TestErrors.test_save, TestErrors.test_save_reading
says: 'ConflictError'
"""

from botocore.exceptions import ClientError


def save_with_retry(
    table_name: str,
    key: dict[str, Any],
    change: Callable[[dict[str, Any]], dict[str, Any]],
    region: str = DEFAULT_REGION,
    max_attempts: int = 5,
) -> dict[str, Any]:
    table = table_of(table_name, region)
    for _ in range(max_attempts):
        try:
            item = table.get_item(Key=key, ConsistentRead=True)["Item"]
            version = item["version"]
            saved = {**with_exact_numbers(change(item)), "version": version + 1}
            table.put_item(
                Item=saved, ConditionExpression="version = :version", ExpressionAttributeValues={":version": version}
            )
            return saved
        except ClientError as error:
            reason = error
    raise ConflictError(str(reason))
