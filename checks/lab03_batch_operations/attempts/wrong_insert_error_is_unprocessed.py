"""Every error of AWS is turned into "unprocessed".

fails: TestInsert.test_refused
says: where it has to raise an exception
"""


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    try:
        names = key_names(dynamodb.Table(table_name))
        last = {key_of(item, names): item for item in with_exact_numbers(items)}
        writes = [{"PutRequest": {"Item": item}} for item in last.values()]
        left_over = write_all(dynamodb, table_name, writes, max_attempts)
    except ClientError as error:
        print(error)
        return {"written": 0, "unprocessed": items}
    unprocessed = [write["PutRequest"]["Item"] for write in left_over]
    return {"written": len(last) - len(unprocessed), "unprocessed": unprocessed}
