"""A request for each attribute, value and tag: slower, and right all the same."""


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    item: dict[str, Any] = {}
    for name, value in attributes.items():
        item = profiles(table_name, region).update_item(
            Key=key,
            UpdateExpression="SET #n = :v",
            ExpressionAttributeNames={"#n": name},
            ExpressionAttributeValues={":v": with_exact_numbers(value)},
            ReturnValues="ALL_NEW",
        )["Attributes"]
    return item


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    for name in names:
        answer = profiles(table_name, region).update_item(
            Key=key, UpdateExpression="REMOVE #n", ExpressionAttributeNames={"#n": name}, ReturnValues="ALL_NEW"
        )
    return answer.get("Attributes") or {}


def append_to_list(
    table_name: str, key: dict[str, Any], attribute: str, values: list[Any], region: str = DEFAULT_REGION
) -> Any:
    table = profiles(table_name, region)
    table.update_item(
        Key=key,
        UpdateExpression="SET #n = if_not_exists(#n, :none)",
        ExpressionAttributeNames={"#n": attribute},
        ExpressionAttributeValues={":none": []},
    )
    for value in values:
        table.update_item(
            Key=key,
            UpdateExpression="SET #n = list_append(#n, :v)",
            ExpressionAttributeNames={"#n": attribute},
            ExpressionAttributeValues={":v": [with_exact_numbers(value)]},
        )


def add_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    for each in sorted(tags):
        profiles(table_name, region).update_item(
            Key=key, UpdateExpression="ADD tags :t", ExpressionAttributeValues={":t": {each}}
        )


def remove_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    for each in sorted(tags):
        profiles(table_name, region).update_item(
            Key=key, UpdateExpression="DELETE tags :t", ExpressionAttributeValues={":t": {each}}
        )
