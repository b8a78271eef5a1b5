"""All items go in one request, however many there are.

fails: TestInsert.test_batches, TestInsert.test_many, TestInsert.test_same_key_far_apart
fails: TestLeftOver.test_part, TestLeftOver.test_nothing_for_a_while, TestLeftOver.test_never_taken
fails: TestLeftOver.test_nothing_at_all, TestLeftOver.test_last_of_a_key
fails: TestScript.test_first_run, TestScript.test_second_run
says: AWS refuses a batch of more than 25
"""


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))
    last = {key_of(item, names): item for item in with_exact_numbers(items)}
    waiting = [{"PutRequest": {"Item": item}} for item in last.values()]
    for attempt in range(1, max_attempts + 1):
        if attempt > 1:
            pause_before(attempt)
        waiting = dynamodb.batch_write_item(RequestItems={table_name: waiting})["UnprocessedItems"].get(table_name, [])
        if not waiting:
            break
    return {"written": len(last) - len(waiting), "unprocessed": [write["PutRequest"]["Item"] for write in waiting]}
