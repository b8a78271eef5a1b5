"""When a look says that the last tag goes, the whole attribute is removed.

fails: TestOtherWriters.test_remove_tags
says: a lost update: between your GetItem and your UpdateItem
"""


def remove_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    table = profiles(table_name, region)
    there = table.get_item(Key=key, ConsistentRead=True).get("Item", {}).get("tags")
    if isinstance(there, set) and there <= tags:
        table.update_item(Key=key, UpdateExpression="REMOVE tags")
    elif there:
        table.update_item(Key=key, UpdateExpression="DELETE tags :t", ExpressionAttributeValues={":t": tags})
