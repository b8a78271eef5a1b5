"""Whatever AWS answers counts as too little money.

fails: TestErrors.test_withdraw
says: Only ConditionalCheckFailedException means too little money
says: 'InsufficientFunds'
"""

from botocore.exceptions import ClientError


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
    except ClientError as error:
        stored = error.response.get("Item", {"balance": {"N": "0"}})
        raise InsufficientFunds(Decimal(stored["balance"]["N"])) from error
    return answer["Attributes"]["balance"]
