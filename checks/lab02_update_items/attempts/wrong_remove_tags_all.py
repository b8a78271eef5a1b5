"""The whole attribute is removed.

fails: TestTags.test_removes, TestTags.test_remove_from_a_list, TestOtherWriters.test_remove_tags,
    TestScript.test_remove_tags_region
says: the tags that are left
"""


def remove_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    profiles(table_name, region).update_item(Key=key, UpdateExpression="REMOVE tags")
