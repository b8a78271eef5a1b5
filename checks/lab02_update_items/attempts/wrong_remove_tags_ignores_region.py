"""It works in us-east-1 whatever it is told.

fails: TestScript.test_remove_tags_region
says: another table: it was changed
"""


def remove_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    boto3.resource("dynamodb", region_name=DEFAULT_REGION).Table(table_name).update_item(
        Key=key, UpdateExpression="DELETE tags :t", ExpressionAttributeValues={":t": tags}
    )
