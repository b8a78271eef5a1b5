"""The set is read, united here, and written back.

fails: TestTags.test_add_to_a_list, TestOtherWriters.test_add_tags
says: a lost update: between your GetItem and your UpdateItem
"""


def add_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    table = profiles(table_name, region)
    item = table.get_item(Key=key, ConsistentRead=True).get("Item", {})
    table.update_item(
        Key=key,
        UpdateExpression="SET tags = :t",
        ExpressionAttributeValues={":t": set(item.get("tags", [])) | tags},
    )
