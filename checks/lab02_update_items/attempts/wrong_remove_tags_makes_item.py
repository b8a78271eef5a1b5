"""An item is made for the tags that it does not have.

fails: TestTags.test_no_tags
says: there is an item that nobody asked for
"""


def remove_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    add_tags(table_name, key, tags, region=region)
    profiles(table_name, region).update_item(
        Key=key, UpdateExpression="DELETE tags :t", ExpressionAttributeValues={":t": tags}
    )
