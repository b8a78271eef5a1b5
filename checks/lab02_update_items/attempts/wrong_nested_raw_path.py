"""The path stands in the expression as it is.

fails: TestSetNested.test_in_a_list, TestSetNested.test_names, TestOtherWriters.test_set_nested
says: UpdateExpression
"""


def set_nested(
    table_name: str, key: dict[str, Any], path: list[str | int], value: Any, region: str = DEFAULT_REGION
) -> Any:
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression=f"SET {'.'.join(map(str, path))} = :v",
        ExpressionAttributeValues={":v": with_exact_numbers(value)},
    )
