"""None is taken for a missing attribute.

fails: TestDeleteIf.test_types, TestDeleteIf.test_values
says: is stored, and was expected
"""


def delete_if(
    table_name: str, key: dict[str, Any], attribute: str, expected: Any, region: str = DEFAULT_REGION
) -> bool:
    table = table_of(table_name, region)
    condition, values = "#a = :e", {"ExpressionAttributeValues": {":e": with_exact_numbers(expected)}}
    if expected is None:
        condition, values = "attribute_not_exists(#a)", {}
    try:
        table.delete_item(Key=key, ConditionExpression=condition, ExpressionAttributeNames={"#a": attribute}, **values)
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
