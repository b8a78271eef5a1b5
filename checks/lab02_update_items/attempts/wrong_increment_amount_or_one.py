"""An amount of 0 is taken for `no amount given`.

fails: TestIncrementCounter.test_amounts
says: the number after 0 was added
"""


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="ADD #a :n",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":n": with_exact_numbers(amount or 1)},
        ReturnValues="ALL_NEW",
    )["Attributes"][attribute]
