"""After a conflict it writes the same item again, on condition of the same old version.

fails: TestSaveWithRetry.test_race, TestSaveWithRetry.test_begins_again
says: what you have read is out of date
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
    saved = {**with_exact_numbers(change(item)), "version": version + 1}
    for _ in range(max_attempts):
        try:
            table.put_item(
                Item=saved, ConditionExpression="version = :version", ExpressionAttributeValues={":version": version}
            )
        except table.meta.client.exceptions.ConditionalCheckFailedException:
            continue
        return saved
    raise ConflictError("conflict")
