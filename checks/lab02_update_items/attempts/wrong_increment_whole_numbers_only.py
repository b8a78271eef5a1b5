"""The new number is cut to an int.

fails: TestIncrementCounter.test_amounts
says: the number after 0.1 was added
"""


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    return int(
        profiles(table_name, region).update_item(
            Key=key,
            UpdateExpression="ADD #a :n",
            ExpressionAttributeNames={"#a": attribute},
            ExpressionAttributeValues={":n": with_exact_numbers(amount)},
            ReturnValues="ALL_NEW",
        )["Attributes"][attribute]
    )
