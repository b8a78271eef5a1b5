"""It works in us-east-1 whatever it is told.

fails: TestScript.test_increment_region
says: another table: it was changed
"""


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    return (
        boto3.resource("dynamodb", region_name=DEFAULT_REGION)
        .Table(table_name)
        .update_item(
            Key=key,
            UpdateExpression="ADD #a :n",
            ExpressionAttributeNames={"#a": attribute},
            ExpressionAttributeValues={":n": with_exact_numbers(amount)},
            ReturnValues="ALL_NEW",
        )["Attributes"][attribute]
    )
