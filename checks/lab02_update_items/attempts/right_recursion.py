"""Paths and attributes are taken apart by functions that call themselves."""


def place_of(path: list[str | int], names: dict[str, str]) -> str:
    """The path as an expression has it, with its names put into `names`."""
    *outer, last = path
    before = place_of(outer, names) if outer else ""
    if isinstance(last, int):
        return f"{before}[{last}]"
    placeholder = f"#level{len(path)}"
    names[placeholder] = last
    return f"{before}.{placeholder}" if before else placeholder


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    if len(attributes) > 1:
        half = len(attributes) // 2
        pairs = list(attributes.items())
        set_attributes(table_name, key, dict(pairs[:half]), region=region)
        return set_attributes(table_name, key, dict(pairs[half:]), region=region)
    ((name, value),) = attributes.items()
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET #n = :v",
        ExpressionAttributeNames={"#n": name},
        ExpressionAttributeValues={":v": with_exact_numbers(value)},
        ReturnValues="ALL_NEW",
    )["Attributes"]


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    first, *rest = names
    item = (
        profiles(table_name, region)
        .update_item(
            Key=key, UpdateExpression="REMOVE #n", ExpressionAttributeNames={"#n": first}, ReturnValues="ALL_NEW"
        )
        .get("Attributes", {})
    )
    return remove_attributes(table_name, key, rest, region=region) if rest else item


def append_to_list(
    table_name: str, key: dict[str, Any], attribute: str, values: list[Any], region: str = DEFAULT_REGION
) -> Any:
    if not values:
        return
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET #l = list_append(if_not_exists(#l, :e), :v)",
        ExpressionAttributeNames={"#l": attribute},
        ExpressionAttributeValues={":e": [], ":v": with_exact_numbers(values[:1])},
    )
    append_to_list(table_name, key, attribute, values[1:], region)


def set_nested(
    table_name: str, key: dict[str, Any], path: list[str | int], value: Any, region: str = DEFAULT_REGION
) -> Any:
    names: dict[str, str] = {}
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET " + place_of(path, names) + " = :v",
        ExpressionAttributeNames=names,
        ExpressionAttributeValues={":v": with_exact_numbers(value)},
    )
