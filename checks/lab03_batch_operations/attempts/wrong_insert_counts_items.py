"""The answer counts the items of the list, not the keys that were stored.

fails: TestInsert.test_same_key, TestInsert.test_same_key_far_apart, TestInsert.test_whole_key
fails: TestLeftOver.test_never_taken, TestLeftOver.test_nothing_at_all, TestLeftOver.test_last_of_a_key
says: `written` is the number of different keys
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
    return {"written": len(items), "unprocessed": [write["PutRequest"]["Item"] for write in left_over]}
