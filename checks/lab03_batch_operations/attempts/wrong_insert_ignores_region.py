"""One resource, made on import, for the region of the example.

fails: TestRegion.test_insert, TestRegion.test_script
says: give the client or resource the `region` of the call
"""

DYNAMODB = boto3.resource("dynamodb", region_name="us-east-1")


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    names = key_names(DYNAMODB.Table(table_name))
    last = {key_of(item, names): item for item in with_exact_numbers(items)}
    left_over = write_all(DYNAMODB, table_name, [{"PutRequest": {"Item": item}} for item in last.values()], max_attempts)
    unprocessed = [write["PutRequest"]["Item"] for write in left_over]
    return {"written": len(last) - len(unprocessed), "unprocessed": unprocessed}
