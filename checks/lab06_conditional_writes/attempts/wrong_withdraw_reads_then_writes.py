"""It reads the balance, does the sum, and writes the result.

fails: TestWithdraw.test_race_for_the_last, TestWithdraw.test_race
says: 80 were to be taken from 100, and somebody else took 50 after your GetItem and before your UpdateItem
says: One of the two is lost
"""


def withdraw(table_name: str, key: dict[str, Any], amount: Any, region: str = DEFAULT_REGION) -> Any:
    table = table_of(table_name, region)
    balance = table.get_item(Key=key, ConsistentRead=True).get("Item", {}).get("balance", 0)
    if balance < amount:
        raise InsufficientFunds(balance)
    left = balance - with_exact_numbers(amount)
    table.update_item(Key=key, UpdateExpression="SET balance = :left", ExpressionAttributeValues={":left": left})
    return left
