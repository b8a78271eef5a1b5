"""The amount is not used.

fails: TestIncrementCounter.test_adds, TestIncrementCounter.test_starts_at_zero, TestIncrementCounter.test_amounts,
    TestOtherWriters.test_increment_counter
says: the amount was added to that
"""


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="ADD #a :n",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":n": 1},
        ReturnValues="ALL_NEW",
    )["Attributes"][attribute]
