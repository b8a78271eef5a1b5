"""AWS's errors are not let through.

fails: TestTags.test_add_to_a_list, TestTags.test_add_refused
says: where it has to raise an exception
"""


def add_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    try:
        profiles(table_name, region).update_item(
            Key=key, UpdateExpression="ADD tags :t", ExpressionAttributeValues={":t": tags}
        )
    except ClientError as error:
        print(error)
