"""The answer is a dict with the counter in it.

fails: TestIncrementCounter.test_adds, TestIncrementCounter.test_starts_at_zero, TestIncrementCounter.test_amounts,
    TestIncrementCounter.test_names
says: 'M'
"""


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="ADD #a :n",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":n": with_exact_numbers(amount)},
        ReturnValues="UPDATED_NEW",
    )["Attributes"]
