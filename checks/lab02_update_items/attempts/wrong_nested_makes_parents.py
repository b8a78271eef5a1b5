"""Parents that are not there are made.

fails: TestSetNested.test_no_parents
says: where it has to raise an exception
"""


def set_nested(
    table_name: str, key: dict[str, Any], path: list[str | int], value: Any, region: str = DEFAULT_REGION
) -> Any:
    for length in range(1, len(path)):
        try:
            set_step(table_name, key, path[:length], {}, region, "attribute_not_exists")
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise
    set_step(table_name, key, path, value, region, "")


def set_step(table_name: str, key: Any, path: Any, value: Any, region: str, condition: str) -> None:
    names = {f"#{n}": step for n, step in enumerate(path) if isinstance(step, str)}
    place = "".join(f"[{step}]" if isinstance(step, int) else f".#{n}" for n, step in enumerate(path))[1:]
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression=f"SET {place} = :v",
        ExpressionAttributeNames=names,
        ExpressionAttributeValues={":v": with_exact_numbers(value)},
        **({"ConditionExpression": f"{condition}({place})"} if condition else {}),
    )
