"""An account that does not exist is opened with a balance of 0.

fails: TestWithdraw.test_no_account, TestWithdraw.test_balance_of_the_refusal
says: an account was made that nobody has opened
"""


def withdraw(table_name: str, key: dict[str, Any], amount: Any, region: str = DEFAULT_REGION) -> Any:
    create_if_absent(table_name, {**key, "balance": 0}, region=region)
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
        stored = error.response.get("Item", {"balance": {"N": "0"}})
        raise InsufficientFunds(Decimal(stored["balance"]["N"])) from error
    return answer["Attributes"]["balance"]
