"""The tags are kept in a list.

fails: TestTags.test_adds, TestTags.test_new_set, TestTags.test_add_to_a_list, TestOtherWriters.test_add_tags,
    TestScript.test_add_region, TestScript.test_first_run, TestScript.test_second_run
says: a set of strings, not a list
"""


def add_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET tags = list_append(if_not_exists(tags, :none), :t)",
        ExpressionAttributeValues={":t": list(tags), ":none": []},
    )
