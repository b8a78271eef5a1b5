"""The write has its condition, but the new balance was worked out from an older one.

fails: TestWithdraw.test_race
says: One of the two is lost
"""


def withdraw(table_name: str, key: dict[str, Any], amount: Any, region: str = DEFAULT_REGION) -> Any:
    table = table_of(table_name, region)
    balance = table.get_item(Key=key, ConsistentRead=True).get("Item", {}).get("balance", 0)
    left = balance - with_exact_numbers(amount)
    try:
        table.update_item(
            Key=key,
            UpdateExpression="SET balance = :left",
            ConditionExpression="balance >= :amount",
            ExpressionAttributeValues={":left": left, ":amount": with_exact_numbers(amount)},
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException as error:
        stored = error.response.get("Item", {"balance": {"N": "0"}})
        raise InsufficientFunds(Decimal(stored["balance"]["N"])) from error
    return left
