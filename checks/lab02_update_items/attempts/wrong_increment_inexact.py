"""A float is added with its rounding error.

fails: TestIncrementCounter.test_amounts
says: the number after 0.1 was added
"""

from decimal import Context


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="ADD #a :n",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":n": Context(prec=30).create_decimal(amount)},
        ReturnValues="ALL_NEW",
    )["Attributes"][attribute]
