"""Every step that looks like a number is an index.

fails: TestSetNested.test_names
says: ValidationException
"""


def set_nested(
    table_name: str, key: dict[str, Any], path: list[str | int], value: Any, region: str = DEFAULT_REGION
) -> Any:
    names = {f"#{n}": step for n, step in enumerate(path) if not str(step).isdigit()}
    steps = "".join(f"[{step}]" if str(step).isdigit() else f".#{n}" for n, step in enumerate(path))
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression=f"SET {steps[1:]} = :v",
        ExpressionAttributeNames=names,
        ExpressionAttributeValues={":v": with_exact_numbers(value)},
    )
