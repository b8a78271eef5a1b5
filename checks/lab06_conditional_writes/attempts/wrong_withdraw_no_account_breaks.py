"""An account that does not exist ends in a KeyError.

fails: TestWithdraw.test_no_account
says: KeyError
"""


def withdraw(table_name: str, key: dict[str, Any], amount: Any, region: str = DEFAULT_REGION) -> Any:
    table = table_of(table_name, region)
    try:
        answer = table.update_item(
            Key=key,
            UpdateExpression="SET balance = balance - :amount",
            ConditionExpression="balance >= :amount",
            ExpressionAttributeValues={":amount": with_exact_numbers(amount)},
            ReturnValues="UPDATED_NEW",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException as error:
        raise InsufficientFunds(Decimal(error.response["Item"]["balance"]["N"])) from error
    return answer["Attributes"]["balance"]
