"""It begins again whatever AWS answers.

fails: TestErrors.test_save
says: Only ConditionalCheckFailedException means a conflict
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
        item = table.get_item(Key=key, ConsistentRead=True)["Item"]
        version = item["version"]
        saved = {**with_exact_numbers(change(item)), "version": version + 1}
        try:
            table.put_item(
                Item=saved,
                ConditionExpression="version = :version",
                ExpressionAttributeValues={":version": version},
            )
        except ClientError:
            continue
        return saved
    raise ConflictError("conflict")
