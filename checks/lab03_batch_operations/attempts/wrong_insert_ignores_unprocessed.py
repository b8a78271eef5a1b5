"""Nobody looks at what AWS did not take.

fails: TestLeftOver.test_part, TestLeftOver.test_nothing_for_a_while, TestLeftOver.test_only_left_over
fails: TestLeftOver.test_pauses, TestLeftOver.test_never_taken, TestLeftOver.test_eight_attempts
fails: TestLeftOver.test_nothing_at_all, TestLeftOver.test_last_of_a_key
says: comes back in UnprocessedItems, without an error
"""


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))
    last = {key_of(item, names): item for item in with_exact_numbers(items)}
    for batch in in_groups([{"PutRequest": {"Item": item}} for item in last.values()], 25):
        dynamodb.batch_write_item(RequestItems={table_name: batch})
    return {"written": len(last), "unprocessed": []}
