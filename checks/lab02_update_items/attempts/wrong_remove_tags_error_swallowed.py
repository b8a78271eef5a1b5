"""AWS's errors are not let through.

fails: TestTags.test_remove_from_a_list, TestTags.test_remove_refused
says: where it has to raise an exception
"""


def remove_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    try:
        profiles(table_name, region).update_item(
            Key=key, UpdateExpression="DELETE tags :t", ExpressionAttributeValues={":t": tags}
        )
    except ClientError:
        print("no such tags")
