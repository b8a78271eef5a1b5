"""Tags are set only where there are none.

fails: TestTags.test_adds, TestTags.test_add_to_a_list, TestOtherWriters.test_add_tags, TestScript.test_add_region
says: old and new tags, as a set
"""


def add_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    profiles(table_name, region).update_item(
        Key=key, UpdateExpression="SET tags = if_not_exists(tags, :t)", ExpressionAttributeValues={":t": tags}
    )
