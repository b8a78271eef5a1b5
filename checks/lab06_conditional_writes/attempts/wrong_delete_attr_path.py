"""boto3's Attr takes a dot in the name for a step into a map.

fails: TestDeleteIf.test_names
says: boto3's Attr takes a dot for a path
"""

from boto3.dynamodb.conditions import Attr


def delete_if(
    table_name: str, key: dict[str, Any], attribute: str, expected: Any, region: str = DEFAULT_REGION
) -> bool:
    table = table_of(table_name, region)
    try:
        table.delete_item(Key=key, ConditionExpression=Attr(attribute).eq(with_exact_numbers(expected)))
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
