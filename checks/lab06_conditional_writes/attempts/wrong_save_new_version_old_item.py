"""After a conflict it reads the new version only, and writes the old item under it.

fails: TestSaveWithRetry.test_race, TestSaveWithRetry.test_begins_again
says: a lost update
"""


def save_with_retry(
    table_name: str,
    key: dict[str, Any],
    change: Callable[[dict[str, Any]], dict[str, Any]],
    region: str = DEFAULT_REGION,
    max_attempts: int = 5,
) -> dict[str, Any]:
    table = table_of(table_name, region)
    item = table.get_item(Key=key, ConsistentRead=True)["Item"]
    version = item["version"]
    new = with_exact_numbers(change(item))
    for _ in range(max_attempts):
        try:
            table.put_item(
                Item={**new, "version": version + 1},
                ConditionExpression="version = :version",
                ExpressionAttributeValues={":version": version},
            )
            return {**new, "version": version + 1}
        except table.meta.client.exceptions.ConditionalCheckFailedException:
            version = table.get_item(Key=key, ConsistentRead=True)["Item"]["version"]
    raise ConflictError("conflict")
