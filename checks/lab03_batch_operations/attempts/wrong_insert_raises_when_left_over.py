"""Items that are never taken end in an exception.

fails: TestLeftOver.test_pauses, TestLeftOver.test_never_taken, TestLeftOver.test_eight_attempts
fails: TestLeftOver.test_nothing_at_all, TestLeftOver.test_last_of_a_key
says: could not be written
"""


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))
    last = {key_of(item, names): item for item in with_exact_numbers(items)}
    left_over = write_all(dynamodb, table_name, [{"PutRequest": {"Item": item}} for item in last.values()], max_attempts)
    if left_over:
        raise RuntimeError(f"{len(left_over)} items could not be written")
    return {"written": len(last), "unprocessed": []}
