"""The sort key is not taken for a part of the key.

fails: TestInsert.test_whole_key, TestScript.test_first_run, TestScript.test_second_run
says: here they are two
"""


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))[:1]
    last = {key_of(item, names): item for item in with_exact_numbers(items)}
    left_over = write_all(dynamodb, table_name, [{"PutRequest": {"Item": item}} for item in last.values()], max_attempts)
    unprocessed = [write["PutRequest"]["Item"] for write in left_over]
    return {"written": len(last) - len(unprocessed), "unprocessed": unprocessed}
