"""It subtracts without a condition, and gives back what was too much.

fails: TestWithdraw.test_too_little, TestWithdraw.test_no_account
says: undone afterwards
"""


def withdraw(table_name: str, key: dict[str, Any], amount: Any, region: str = DEFAULT_REGION) -> Any:
    table, amount = table_of(table_name, region), with_exact_numbers(amount)

    def add(number: Any) -> Any:
        return table.update_item(
            Key=key,
            UpdateExpression="ADD balance :number",
            ExpressionAttributeValues={":number": number},
            ReturnValues="UPDATED_NEW",
        )["Attributes"]["balance"]

    left = add(-amount)
    if left < 0:
        add(amount)
        raise InsufficientFunds(left + amount)
    return left
