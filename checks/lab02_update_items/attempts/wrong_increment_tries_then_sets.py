"""Any ValidationException is taken for a counter that is not there yet.

fails: TestIncrementCounter.test_one_request, TestIncrementCounter.test_no_number, TestOtherWriters.test_increment_counter
says: a lost update: between your UpdateItem and your UpdateItem
says: this counter took UpdateItem and UpdateItem
"""


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    def update(expression: str) -> Any:
        return profiles(table_name, region).update_item(
            Key=key,
            UpdateExpression=expression,
            ExpressionAttributeNames={"#a": attribute},
            ExpressionAttributeValues={":n": with_exact_numbers(amount)},
            ReturnValues="ALL_NEW",
        )["Attributes"][attribute]

    try:
        return update("SET #a = #a + :n")
    except ClientError as error:
        if error.response["Error"]["Code"] != "ValidationException":
            raise
        return update("SET #a = :n")
