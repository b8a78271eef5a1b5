"""A float becomes the Decimal that it is in truth, which has too many digits.

fails: TestWithdraw.test_floats
says: Inexact
"""


def withdraw(table_name: str, key: dict[str, Any], amount: Any, region: str = DEFAULT_REGION) -> Any:
    table = table_of(table_name, region)
    try:
        answer = table.update_item(
            Key=key,
            UpdateExpression="SET balance = balance - :amount",
            ConditionExpression="balance >= :amount",
            ExpressionAttributeValues={":amount": Decimal(amount)},
            ReturnValues="UPDATED_NEW",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException as error:
        stored = error.response.get("Item", {"balance": {"N": "0"}})
        raise InsufficientFunds(Decimal(stored["balance"]["N"])) from error
    return answer["Attributes"]["balance"]
