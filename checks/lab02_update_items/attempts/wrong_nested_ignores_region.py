"""It works in us-east-1 whatever it is told.

fails: TestScript.test_nested_region
says: another table: it was changed
"""


def set_nested(
    table_name: str, key: dict[str, Any], path: list[str | int], value: Any, region: str = DEFAULT_REGION
) -> Any:
    names = {f"#{n}": step for n, step in enumerate(path) if isinstance(step, str)}
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".#{n}" for n, step in enumerate(path))
    boto3.resource("dynamodb", region_name=DEFAULT_REGION).Table(table_name).update_item(
        Key=key,
        UpdateExpression=f"SET {steps[1:]} = :v",
        ExpressionAttributeNames=names,
        ExpressionAttributeValues={":v": with_exact_numbers(value)},
    )
    return True
