"""AWS's errors are not let through.

fails: TestIncrementCounter.test_no_number, TestIncrementCounter.test_refused
says: where it has to raise an exception
"""


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    try:
        return profiles(table_name, region).update_item(
            Key=key,
            UpdateExpression="ADD #a :n",
            ExpressionAttributeNames={"#a": attribute},
            ExpressionAttributeValues={":n": with_exact_numbers(amount)},
            ReturnValues="ALL_NEW",
        )["Attributes"][attribute]
    except ClientError as error:
        print(error)
        return 0
