"""Amounts are cut to whole numbers.

fails: TestWithdraw.test_floats
says: 80.01
"""


def withdraw(table_name: str, key: dict[str, Any], amount: Any, region: str = DEFAULT_REGION) -> Any:
    table = table_of(table_name, region)
    try:
        answer = table.update_item(
            Key=key,
            UpdateExpression="SET balance = balance - :amount",
            ConditionExpression="balance >= :amount",
            ExpressionAttributeValues={":amount": int(amount)},
            ReturnValues="UPDATED_NEW",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException as error:
        stored = error.response.get("Item", {"balance": {"N": "0"}})
        raise InsufficientFunds(Decimal(stored["balance"]["N"])) from error
    return answer["Attributes"]["balance"]
