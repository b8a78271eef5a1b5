"""What was never taken is given back in DynamoDB's own form.

fails: TestLeftOver.test_never_taken, TestLeftOver.test_nothing_at_all, TestLeftOver.test_last_of_a_key
says: as plain Python values
"""

from boto3.dynamodb.types import TypeSerializer


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))
    last = {key_of(item, names): item for item in with_exact_numbers(items)}
    left_over = write_all(dynamodb, table_name, [{"PutRequest": {"Item": item}} for item in last.values()], max_attempts)
    serialize = TypeSerializer().serialize
    unprocessed = [{n: serialize(v) for n, v in write["PutRequest"]["Item"].items()} for write in left_over]
    return {"written": len(last) - len(unprocessed), "unprocessed": unprocessed}
