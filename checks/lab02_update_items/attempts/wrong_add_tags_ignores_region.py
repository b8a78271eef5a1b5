"""It works in us-east-1 whatever it is told.

fails: TestScript.test_add_region
says: another table: it was changed
"""


def add_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    boto3.resource("dynamodb", region_name=DEFAULT_REGION).Table(table_name).update_item(
        Key=key, UpdateExpression="ADD tags :t", ExpressionAttributeValues={":t": tags}
    )
