"""Each request is made in a thread of a pool."""

from concurrent.futures import ThreadPoolExecutor


def in_thread(call: Callable[..., Any], **parameters: Any) -> Any:
    with ThreadPoolExecutor(max_workers=2) as pool:
        return pool.submit(call, **parameters).result()


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    writing = {"Item": with_exact_numbers(item), "ConditionExpression": "attribute_not_exists(account_id)"}
    try:
        in_thread(table.put_item, **writing)
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True


def update_if_version(
    table_name: str, key: dict[str, Any], changes: dict[str, Any], expected_version: int, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    table = table_of(table_name, region)
    names = {"#version": "version"}
    values = {":version": expected_version, ":next": expected_version + 1}
    expression = "SET #version = :next"
    for name, value in changes.items():
        names[f"#n{len(names)}"] = name
        values[f":v{len(names)}"] = with_exact_numbers(value)
        expression += f", #n{len(names) - 1} = :v{len(names)}"
    try:
        answer = in_thread(
            table.update_item,
            Key=key,
            UpdateExpression=expression,
            ConditionExpression="#version = :version",
            ExpressionAttributeNames=names,
            ExpressionAttributeValues=values,
            ReturnValues="ALL_NEW",
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return None
    return answer["Attributes"]
