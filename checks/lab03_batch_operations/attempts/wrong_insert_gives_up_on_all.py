"""A batch that is not taken ends it all: the batches after it are not sent, and not reported either.

fails: TestLeftOver.test_never_taken, TestLeftOver.test_nothing_at_all, TestLeftOver.test_last_of_a_key
says: all but one could be stored
"""


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))
    last = {key_of(item, names): item for item in with_exact_numbers(items)}
    written = 0
    for batch in in_groups([{"PutRequest": {"Item": item}} for item in last.values()], 25):
        left_over = write_all(dynamodb, table_name, batch, max_attempts)
        written += len(batch) - len(left_over)
        if left_over:
            return {"written": written, "unprocessed": [write["PutRequest"]["Item"] for write in left_over]}
    return {"written": written, "unprocessed": []}
