"""An index is written like a name.

fails: TestSetNested.test_in_a_list, TestOtherWriters.test_set_nested
says: ValidationException
"""


def set_nested(
    table_name: str, key: dict[str, Any], path: list[str | int], value: Any, region: str = DEFAULT_REGION
) -> Any:
    names = {f"#{n}": str(step) for n, step in enumerate(path)}
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression=f"SET {'.'.join(names)} = :v",
        ExpressionAttributeNames=names,
        ExpressionAttributeValues={":v": with_exact_numbers(value)},
    )
