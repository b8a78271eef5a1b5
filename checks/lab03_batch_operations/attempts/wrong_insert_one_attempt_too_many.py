"""max_attempts is taken for the number of attempts after the first.

fails: TestLeftOver.test_never_taken, TestLeftOver.test_eight_attempts
says: the first time counts, too
"""


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))
    last = {key_of(item, names): item for item in with_exact_numbers(items)}
    writes = [{"PutRequest": {"Item": item}} for item in last.values()]
    left_over = write_all(dynamodb, table_name, writes, max_attempts + 1)
    unprocessed = [write["PutRequest"]["Item"] for write in left_over]
    return {"written": len(last) - len(unprocessed), "unprocessed": unprocessed}
