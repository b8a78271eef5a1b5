"""A condition asks that the attribute is there.

fails: TestSetNested.test_one_name, TestSetNested.test_no_parents
says: ConditionalCheckFailedException
"""


def set_nested(
    table_name: str, key: dict[str, Any], path: list[str | int], value: Any, region: str = DEFAULT_REGION
) -> Any:
    names = {f"#{n}": step for n, step in enumerate(path) if isinstance(step, str)}
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".#{n}" for n, step in enumerate(path))
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression=f"SET {steps[1:]} = :v",
        ConditionExpression="attribute_exists(#0)",
        ExpressionAttributeNames=names,
        ExpressionAttributeValues={":v": with_exact_numbers(value)},
    )
