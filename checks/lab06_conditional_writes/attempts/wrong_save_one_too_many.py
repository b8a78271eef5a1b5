"""It takes max_attempts for the number of retries after the first write.

fails: TestSaveWithRetry.test_gives_up, TestSaveWithRetry.test_five_attempts
says: max_attempts is the number of writes
"""


def save_with_retry(
    table_name: str,
    key: dict[str, Any],
    change: Callable[[dict[str, Any]], dict[str, Any]],
    region: str = DEFAULT_REGION,
    max_attempts: int = 5,
) -> dict[str, Any]:
    table = table_of(table_name, region)
    for _ in range(max_attempts + 1):
        item = table.get_item(Key=key, ConsistentRead=True)["Item"]
        version = item["version"]
        saved = {**with_exact_numbers(change(item)), "version": version + 1}
        try:
            table.put_item(
                Item=saved,
                ConditionExpression="version = :version",
                ExpressionAttributeValues={":version": version},
            )
        except table.meta.client.exceptions.ConditionalCheckFailedException:
            continue
        return saved
    raise ConflictError("conflict")
