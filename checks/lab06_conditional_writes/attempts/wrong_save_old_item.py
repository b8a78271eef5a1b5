"""It answers with the item as it was read.

fails: TestSaveWithRetry.test_saved, TestSaveWithRetry.test_begins_again, TestScript.test_first_run,
    TestScript.test_second_run, TestScript.test_default_region
says: its new version included
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
                ConditionExpression="version = :version",
                ExpressionAttributeValues={":version": version},
            )
        except table.meta.client.exceptions.ConditionalCheckFailedException:
            continue
        return item
    raise ConflictError("conflict")
