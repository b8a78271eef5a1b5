"""The sum is AWS's, but the check comes before it, in a request of its own.

fails: TestWithdraw.test_race_for_the_last
says: is less than nothing
"""


def withdraw(table_name: str, key: dict[str, Any], amount: Any, region: str = DEFAULT_REGION) -> Any:
    table = table_of(table_name, region)
    balance = table.get_item(Key=key, ConsistentRead=True).get("Item", {}).get("balance", 0)
    if balance < amount:
        raise InsufficientFunds(balance)
    return table.update_item(
        Key=key,
        UpdateExpression="SET balance = balance - :amount",
        ExpressionAttributeValues={":amount": with_exact_numbers(amount)},
        ReturnValues="UPDATED_NEW",
    )["Attributes"]["balance"]
