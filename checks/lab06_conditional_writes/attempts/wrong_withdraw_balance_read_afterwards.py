"""The balance of InsufficientFunds comes from a second request.

fails: TestWithdraw.test_balance_of_the_refusal
says: 80 were refused because 30 were there
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
            ReturnValuesOnConditionCheckFailure="NONE",
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        raise InsufficientFunds(table.get_item(Key=key).get("Item", {}).get("balance", 0))
    return answer["Attributes"]["balance"]
