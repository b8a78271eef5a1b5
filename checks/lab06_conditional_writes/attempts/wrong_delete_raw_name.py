"""The name stands in the expression as it is.

fails: TestDeleteIf.test_names, TestScript.test_first_run, TestScript.test_second_run,
    TestScript.test_default_region
says: reserved keyword
"""


def delete_if(
    table_name: str, key: dict[str, Any], attribute: str, expected: Any, region: str = DEFAULT_REGION
) -> bool:
    table = table_of(table_name, region)
    try:
        table.delete_item(
            Key=key,
            ConditionExpression=f"{attribute} = :expected",
            ExpressionAttributeValues={":expected": with_exact_numbers(expected)},
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
