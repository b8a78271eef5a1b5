"""A float is handed to boto3 as it is.

fails: TestPutLatest.test_floats
says: Float types are not supported
"""


def put_latest(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    try:
        table.put_item(
            Item=item,
            ConditionExpression="attribute_not_exists(updated_at) OR updated_at < :new",
            ExpressionAttributeValues={":new": item["updated_at"]},
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
