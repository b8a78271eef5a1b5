"""The attribute is read, changed here, and written back whole.

fails: TestSetNested.test_no_parents, TestOtherWriters.test_set_nested
says: a lost update: between your GetItem and your UpdateItem
"""


def set_nested(
    table_name: str, key: dict[str, Any], path: list[str | int], value: Any, region: str = DEFAULT_REGION
) -> Any:
    table = profiles(table_name, region)
    whole: Any = table.get_item(Key=key, ConsistentRead=True).get("Item", {})
    at = whole
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = with_exact_numbers(value)
    table.update_item(
        Key=key,
        UpdateExpression="SET #n = :v",
        ExpressionAttributeNames={"#n": path[0]},
        ExpressionAttributeValues={":v": whole[path[0]]},
    )
