"""Every item is put by itself.

fails: TestInsert.test_batches, TestInsert.test_many, TestInsert.test_refused, TestLeftOver.test_pauses
fails: TestLeftOver.test_never_taken, TestLeftOver.test_eight_attempts, TestLeftOver.test_nothing_at_all
fails: TestLeftOver.test_last_of_a_key, TestScript.test_left_over
says: {'PutItem': 25}
"""


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    names = key_names(table)
    last = {key_of(item, names): item for item in with_exact_numbers(items)}
    for item in last.values():
        table.put_item(Item=item)
    return {"written": len(last), "unprocessed": []}
