"""The new number is made a float, which has about 15 digits.

fails: TestIncrementCounter.test_amounts
says: a float keeps about 15 digits only
"""


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    return float(
        profiles(table_name, region).update_item(
            Key=key,
            UpdateExpression="ADD #a :n",
            ExpressionAttributeNames={"#a": attribute},
            ExpressionAttributeValues={":n": with_exact_numbers(amount)},
            ReturnValues="ALL_NEW",
        )["Attributes"][attribute]
    )
