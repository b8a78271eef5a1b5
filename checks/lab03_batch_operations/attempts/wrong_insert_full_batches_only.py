"""Only full batches are sent; the rest is forgotten.

fails: TestInsert.test_one_item, TestInsert.test_values, TestInsert.test_batches, TestInsert.test_many
fails: TestInsert.test_same_key, TestInsert.test_same_key_far_apart, TestInsert.test_whole_key, TestInsert.test_refused
fails: TestLeftOver.test_part, TestLeftOver.test_nothing_for_a_while, TestLeftOver.test_pauses
fails: TestLeftOver.test_never_taken, TestLeftOver.test_eight_attempts, TestLeftOver.test_nothing_at_all
fails: TestScript.test_first_run, TestScript.test_second_run, TestRegion.test_insert
says: one, and two more
"""


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))
    last = {key_of(item, names): item for item in with_exact_numbers(items)}
    batch, unprocessed = [], []
    for item in last.values():
        batch.append({"PutRequest": {"Item": item}})
        if len(batch) == 25:
            unprocessed += write_all(dynamodb, table_name, batch, max_attempts)
            batch = []
    return {"written": len(last) - len(unprocessed), "unprocessed": [w["PutRequest"]["Item"] for w in unprocessed]}
