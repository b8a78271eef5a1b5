"""A withdrawal that reads, and writes on condition that the balance is still what was read, as often as it takes."""


def withdraw(table_name: str, key: dict[str, Any], amount: Any, region: str = DEFAULT_REGION) -> Any:
    table = table_of(table_name, region)
    while True:
        account = table.get_item(Key=key, ConsistentRead=True).get("Item", {"balance": Decimal(0)})
        left = account["balance"] - with_exact_numbers(amount)
        if left < 0:
            raise InsufficientFunds(account["balance"])
        try:
            table.update_item(
                Key=key,
                UpdateExpression="SET balance = :left",
                ConditionExpression="balance = :seen",
                ExpressionAttributeValues={":left": left, ":seen": account["balance"]},
            )
        except table.meta.client.exceptions.ConditionalCheckFailedException:
            continue
        return float(left)
