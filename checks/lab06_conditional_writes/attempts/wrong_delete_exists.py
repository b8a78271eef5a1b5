"""The condition asks whether the attribute is there, not what it holds.

fails: TestDeleteIf.test_other_value, TestDeleteIf.test_types, TestScript.test_first_run,
    TestScript.test_second_run, TestScript.test_default_region
says: the item is gone all the same
"""


def delete_if(
    table_name: str, key: dict[str, Any], attribute: str, expected: Any, region: str = DEFAULT_REGION
) -> bool:
    table = table_of(table_name, region)
    try:
        table.delete_item(
            Key=key,
            ConditionExpression="attribute_exists(#a) OR #a = :expected",
            ExpressionAttributeNames={"#a": attribute},
            ExpressionAttributeValues={":expected": with_exact_numbers(expected)},
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
