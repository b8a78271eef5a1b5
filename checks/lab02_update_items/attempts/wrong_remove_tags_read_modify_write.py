"""The set is read, cut here, and written back.

fails: TestTags.test_remove_from_a_list, TestOtherWriters.test_remove_tags
says: a lost update: between your GetItem and your UpdateItem
"""


def remove_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    table = profiles(table_name, region)
    item = table.get_item(Key=key, ConsistentRead=True).get("Item", {})
    if "tags" not in item:
        return
    left = set(item["tags"]) - tags
    if left:
        table.update_item(Key=key, UpdateExpression="SET tags = :t", ExpressionAttributeValues={":t": left})
    else:
        table.update_item(Key=key, UpdateExpression="REMOVE tags")
