"""AWS's errors are not let through.

fails: TestSetNested.test_no_parents, TestSetNested.test_refused
says: where it has to raise an exception
"""


def set_nested(
    table_name: str, key: dict[str, Any], path: list[str | int], value: Any, region: str = DEFAULT_REGION
) -> Any:
    names = {f"#{n}": step for n, step in enumerate(path) if isinstance(step, str)}
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".#{n}" for n, step in enumerate(path))
    try:
        profiles(table_name, region).update_item(
            Key=key,
            UpdateExpression=f"SET {steps[1:]} = :v",
            ExpressionAttributeNames=names,
            ExpressionAttributeValues={":v": with_exact_numbers(value)},
        )
    except ClientError as error:
        print(error)
        return False
    return True
