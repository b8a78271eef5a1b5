"""Of two items with the same key, the first is kept.

fails: TestInsert.test_same_key, TestInsert.test_same_key_far_apart, TestInsert.test_whole_key
fails: TestLeftOver.test_last_of_a_key
says: the last in the list has to win
"""


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))
    first: dict[Any, Any] = {}
    for item in with_exact_numbers(items):
        first.setdefault(key_of(item, names), item)
    left_over = write_all(dynamodb, table_name, [{"PutRequest": {"Item": i}} for i in first.values()], max_attempts)
    unprocessed = [write["PutRequest"]["Item"] for write in left_over]
    return {"written": len(first) - len(unprocessed), "unprocessed": unprocessed}
