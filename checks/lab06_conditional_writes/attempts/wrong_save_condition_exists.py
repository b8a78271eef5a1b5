"""The condition asks whether there is an item, not whether it has changed.

fails: TestSaveWithRetry.test_race, TestSaveWithRetry.test_begins_again, TestSaveWithRetry.test_gives_up,
    TestSaveWithRetry.test_five_attempts
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
    for _ in range(max_attempts):
        item = table.get_item(Key=key, ConsistentRead=True)["Item"]
        version = item["version"]
        saved = {**with_exact_numbers(change(item)), "version": version + 1}
        try:
            table.put_item(
                Item=saved,
                ConditionExpression="attribute_exists(account_id) OR version = :version",
                ExpressionAttributeValues={":version": version},
            )
        except table.meta.client.exceptions.ConditionalCheckFailedException:
            continue
        return saved
    raise ConflictError("conflict")
