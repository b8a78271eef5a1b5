"""The counter's name stands in the expression as it is.

fails: TestIncrementCounter.test_names
says: UpdateExpression
"""


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression=f"ADD {attribute} :n",
        ExpressionAttributeValues={":n": with_exact_numbers(amount)},
        ReturnValues="ALL_NEW",
    )["Attributes"][attribute]
