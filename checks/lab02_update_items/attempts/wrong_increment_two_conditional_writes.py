"""Right under concurrent writers, but a new counter takes two requests.

fails: TestIncrementCounter.test_one_request
says: this counter took UpdateItem and UpdateItem
"""


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    def update(expression: str, condition: str) -> Any:
        return profiles(table_name, region).update_item(
            Key=key,
            UpdateExpression=expression,
            ConditionExpression=condition,
            ExpressionAttributeNames={"#a": attribute},
            ExpressionAttributeValues={":n": with_exact_numbers(amount)},
            ReturnValues="ALL_NEW",
        )["Attributes"][attribute]

    while True:
        for expression, condition in (
            ("#a = #a + :n", "attribute_exists(#a)"),
            ("#a = :n", "attribute_not_exists(#a)"),
        ):
            try:
                return update("SET " + expression, condition)
            except ClientError as error:
                if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                    raise
