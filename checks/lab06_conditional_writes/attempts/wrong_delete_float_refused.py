"""A float is handed to boto3 as it is.

fails: TestDeleteIf.test_floats
says: Float types are not supported
"""


def delete_if(
    table_name: str, key: dict[str, Any], attribute: str, expected: Any, region: str = DEFAULT_REGION
) -> bool:
    table = table_of(table_name, region)
    try:
        table.delete_item(
            Key=key,
            ConditionExpression="#a = :expected",
            ExpressionAttributeNames={"#a": attribute},
            ExpressionAttributeValues={":expected": expected},
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
