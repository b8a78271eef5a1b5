"""The table is described although there is nothing to insert.

fails: TestInsert.test_empty
says: there was nothing to ask
"""


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))
    last = {key_of(item, names): item for item in with_exact_numbers(items)}
    left_over = write_all(dynamodb, table_name, [{"PutRequest": {"Item": item}} for item in last.values()], max_attempts)
    unprocessed = [write["PutRequest"]["Item"] for write in left_over]
    return {"written": len(last) - len(unprocessed), "unprocessed": unprocessed}
