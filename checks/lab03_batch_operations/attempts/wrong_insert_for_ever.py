"""What comes back is sent again until it is taken, for ever.

fails: TestLeftOver.test_pauses, TestLeftOver.test_never_taken, TestLeftOver.test_eight_attempts
fails: TestLeftOver.test_nothing_at_all, TestLeftOver.test_last_of_a_key, TestScript.test_left_over
fails: TestDelete.test_pauses, TestDelete.test_never_taken
says: how often that item was sent
"""


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))
    last = {key_of(item, names): item for item in with_exact_numbers(items)}
    write_all(dynamodb, table_name, [{"PutRequest": {"Item": item}} for item in last.values()], max_attempts)
    return {"written": len(last), "unprocessed": []}


def write_all(dynamodb: Any, table_name: str, writes: list[dict[str, Any]], max_attempts: int) -> list[dict[str, Any]]:
    for batch in in_groups(writes, 25):
        attempt = 1
        while batch:
            batch = dynamodb.batch_write_item(RequestItems={table_name: batch})["UnprocessedItems"].get(table_name, [])
            attempt = min(attempt + 1, 10)
            pause_before(attempt)
    return []
