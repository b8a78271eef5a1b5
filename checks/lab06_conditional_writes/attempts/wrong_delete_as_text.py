"""Whatever is expected is compared as text.

fails: TestDeleteIf.test_types, TestDeleteIf.test_values, TestDeleteIf.test_floats
says: is stored, and was expected
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
            ExpressionAttributeValues={":expected": str(expected)},
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
