"""It forgets to raise the version.

fails: TestSaveWithRetry.test_saved, TestSaveWithRetry.test_whole_item,
    TestSaveWithRetry.test_version_is_its_own, TestSaveWithRetry.test_race, TestSaveWithRetry.test_begins_again,
    TestSaveWithRetry.test_floats, TestScript.test_save_region
says: with the next version
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
        saved = with_exact_numbers(change(item))
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
