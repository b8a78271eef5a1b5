"""The answer is the number before the update.

fails: TestIncrementCounter.test_adds, TestIncrementCounter.test_starts_at_zero, TestIncrementCounter.test_amounts,
    TestIncrementCounter.test_names
says: the answer is the number itself, as it is after
"""


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    return (
        profiles(table_name, region)
        .update_item(
            Key=key,
            UpdateExpression="ADD #a :n",
            ExpressionAttributeNames={"#a": attribute},
            ExpressionAttributeValues={":n": with_exact_numbers(amount)},
            ReturnValues="ALL_OLD",
        )
        .get("Attributes", {})
        .get(attribute, 0)
    )
