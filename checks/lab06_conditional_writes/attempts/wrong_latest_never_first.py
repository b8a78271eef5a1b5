"""A comparison with a missing attribute is false, so the first item is never stored.

fails: TestPutLatest.test_first, TestPutLatest.test_without_date, TestPutLatest.test_floats,
    TestScript.test_put_latest_region
says: there was nothing with that key
"""


def put_latest(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    try:
        table.put_item(
            Item=with_exact_numbers(item),
            ConditionExpression="updated_at < :new",
            ExpressionAttributeValues={":new": item["updated_at"]},
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
