"""A condition asks that the item is there.

fails: TestTags.test_new_set, TestOtherWriters.test_add_tags
says: ConditionalCheckFailedException
"""


def add_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="ADD tags :t",
        ConditionExpression="attribute_exists(user_id)",
        ExpressionAttributeValues={":t": tags},
    )
