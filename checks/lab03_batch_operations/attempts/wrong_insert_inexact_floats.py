"""Floats bring their rounding errors with them.

fails: TestInsert.test_values, TestLeftOver.test_never_taken
says: by way of its text
"""


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))
    rounded = [{n: round(Decimal(v), 20) if isinstance(v, float) else v for n, v in item.items()} for item in items]
    last = {key_of(item, names): item for item in with_exact_numbers(rounded)}
    left_over = write_all(dynamodb, table_name, [{"PutRequest": {"Item": item}} for item in last.values()], max_attempts)
    unprocessed = [write["PutRequest"]["Item"] for write in left_over]
    return {"written": len(last) - len(unprocessed), "unprocessed": unprocessed}
