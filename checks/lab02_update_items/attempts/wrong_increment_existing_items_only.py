"""A condition asks that the item is there.

fails: TestIncrementCounter.test_starts_at_zero, TestIncrementCounter.test_one_request,
    TestOtherWriters.test_increment_counter
says: ConditionalCheckFailedException
"""


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="ADD #a :n",
        ConditionExpression="attribute_exists(user_id)",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":n": with_exact_numbers(amount)},
        ReturnValues="ALL_NEW",
    )["Attributes"][attribute]
