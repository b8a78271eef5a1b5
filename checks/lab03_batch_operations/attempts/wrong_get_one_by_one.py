"""Every item is read by itself.

fails: TestGet.test_batches, TestGet.test_many, TestGet.test_absent, TestGet.test_refused
fails: TestUnanswered.test_pauses, TestUnanswered.test_never_answered, TestUnanswered.test_eight_attempts
says: {'GetItem': 100}
"""


def batch_get(
    table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> list[dict[str, Any] | None]:
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    return [table.get_item(Key=key).get("Item") for key in keys]
