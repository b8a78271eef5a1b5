"""The tags to remove are sent as a list.

fails: TestTags.test_removes, TestTags.test_last_tag, TestTags.test_no_tags, TestTags.test_remove_refused,
    TestOtherWriters.test_remove_tags, TestScript.test_first_run, TestScript.test_second_run, TestScript.test_remove_tags_region
says: ValidationException
"""


def remove_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    profiles(table_name, region).update_item(
        Key=key, UpdateExpression="DELETE tags :t", ExpressionAttributeValues={":t": list(tags)}
    )
