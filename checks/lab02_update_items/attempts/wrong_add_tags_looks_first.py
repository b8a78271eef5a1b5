"""A look decides whether there is a set; somebody may make it in between.

fails: TestOtherWriters.test_add_tags
says: a lost update: between your GetItem and your UpdateItem
"""


def add_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    table = profiles(table_name, region)
    there = "tags" in table.get_item(Key=key, ConsistentRead=True).get("Item", {})
    table.update_item(
        Key=key,
        UpdateExpression="ADD tags :t" if there else "SET tags = :t",
        ExpressionAttributeValues={":t": tags},
    )
