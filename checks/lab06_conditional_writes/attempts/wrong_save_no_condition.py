"""It reads, changes and writes, and never notices anybody else.

fails: TestSaveWithRetry.test_race, TestSaveWithRetry.test_begins_again, TestSaveWithRetry.test_gives_up,
    TestSaveWithRetry.test_five_attempts
says: a lost update: somebody else changed `note`
says: after your GetItem and before your PutItem
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
    table.put_item(Item=saved)
    return saved
