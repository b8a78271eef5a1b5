"""The new number is returned as text.

fails: TestIncrementCounter.test_adds, TestIncrementCounter.test_starts_at_zero, TestIncrementCounter.test_amounts,
    TestIncrementCounter.test_names
says: 'S'
"""


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    return str(
        profiles(table_name, region).update_item(
            Key=key,
            UpdateExpression="ADD #a :n",
            ExpressionAttributeNames={"#a": attribute},
            ExpressionAttributeValues={":n": with_exact_numbers(amount)},
            ReturnValues="ALL_NEW",
        )["Attributes"][attribute]
    )
