"""An empty set becomes None.

fails: TestTags.test_last_tag, TestTags.test_no_tags, TestTags.test_remove_from_a_list, TestOtherWriters.test_remove_tags
says: neither None nor an empty list
"""


def remove_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    table = profiles(table_name, region)
    there = table.get_item(Key=key).get("Item", {}).get("tags") or set()
    table.update_item(
        Key=key,
        UpdateExpression="SET tags = :t",
        ExpressionAttributeValues={":t": set(there) - tags or None},
    )
