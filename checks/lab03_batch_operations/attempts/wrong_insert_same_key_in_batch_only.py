"""Same keys are looked for within each batch only.

fails: TestInsert.test_same_key_far_apart, TestLeftOver.test_last_of_a_key
says: over all batches
"""


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))
    written, left_over = 0, []
    for batch in in_groups(with_exact_numbers(items), 25):
        last = {key_of(item, names): item for item in batch}
        back = write_all(dynamodb, table_name, [{"PutRequest": {"Item": item}} for item in last.values()], max_attempts)
        written += len(last) - len(back)
        left_over += back
    return {"written": written, "unprocessed": [write["PutRequest"]["Item"] for write in left_over]}
