"""If anything comes back, the whole batch is sent again.

fails: TestLeftOver.test_part, TestLeftOver.test_only_left_over
says: though AWS had taken them before
"""


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))
    last = {key_of(item, names): item for item in with_exact_numbers(items)}
    left_over = []
    for batch in in_groups([{"PutRequest": {"Item": item}} for item in last.values()], 25):
        for attempt in range(1, max_attempts + 1):
            if attempt > 1:
                pause_before(attempt)
            back = dynamodb.batch_write_item(RequestItems={table_name: batch})["UnprocessedItems"].get(table_name, [])
            if not back:
                break
        left_over += back
    unprocessed = [write["PutRequest"]["Item"] for write in left_over]
    return {"written": len(last) - len(unprocessed), "unprocessed": unprocessed}
