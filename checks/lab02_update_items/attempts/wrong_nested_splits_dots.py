"""A dot in a name is taken for a step inwards.

fails: TestSetNested.test_names
says: ValidationException
"""


def set_nested(
    table_name: str, key: dict[str, Any], path: list[str | int], value: Any, region: str = DEFAULT_REGION
) -> Any:
    path = [part for step in path for part in (step.split(".") if isinstance(step, str) else [step])]
    names = {f"#{n}": step for n, step in enumerate(path) if isinstance(step, str)}
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".#{n}" for n, step in enumerate(path))
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression=f"SET {steps[1:]} = :v",
        ExpressionAttributeNames=names,
        ExpressionAttributeValues={":v": with_exact_numbers(value)},
    )
