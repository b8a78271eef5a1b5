"""The whole table is read, and what was not asked for is thrown away.

fails: TestGet.test_batches, TestGet.test_many, TestGet.test_absent, TestGet.test_refused, TestGet.test_empty
fails: TestUnanswered.test_pauses, TestUnanswered.test_never_answered, TestUnanswered.test_eight_attempts
says: {'Scan': 1}
"""


def batch_get(
    table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> list[dict[str, Any] | None]:
    names = list(keys[0]) if keys else []
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    found = {key_of(item, names): item for item in table.scan()["Items"]}
    return [found.get(key_of(key, names)) for key in keys]
