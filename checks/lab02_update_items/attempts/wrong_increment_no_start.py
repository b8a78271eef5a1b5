"""A counter that is not there yet is an error.

fails: TestIncrementCounter.test_starts_at_zero, TestIncrementCounter.test_one_request,
    TestOtherWriters.test_increment_counter, TestScript.test_first_run, TestScript.test_second_run
says: ValidationException
"""


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET #a = #a + :n",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":n": with_exact_numbers(amount)},
        ReturnValues="ALL_NEW",
    )["Attributes"][attribute]
