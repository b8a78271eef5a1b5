"""The item is read after the update instead of being returned by it."""


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    table = profiles(table_name, region)
    table.update_item(
        Key=key,
        UpdateExpression="SET " + ", ".join(f"#k{n} = :v{n}" for n, _ in enumerate(attributes)),
        ExpressionAttributeNames={f"#k{n}": name for n, name in enumerate(attributes)},
        ExpressionAttributeValues={f":v{n}": with_exact_numbers(attributes[name]) for n, name in enumerate(attributes)},
    )
    return table.get_item(Key=key, ConsistentRead=True)["Item"]


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    table = profiles(table_name, region)
    table.update_item(
        Key=key,
        UpdateExpression="REMOVE " + ", ".join(f"#k{n}" for n, _ in enumerate(names)),
        ExpressionAttributeNames={f"#k{n}": name for n, name in enumerate(names)},
    )
    return table.get_item(Key=key, ConsistentRead=True).get("Item", {})


def set_nested(
    table_name: str, key: dict[str, Any], path: list[str | int], value: Any, region: str = DEFAULT_REGION
) -> Any:
    table = profiles(table_name, region)
    place, names = "", {}
    for n, step in enumerate(path):
        if type(step) is int:
            place += f"[{step}]"
        else:
            names[f"#k{n}"] = step
            place += "." * bool(place) + f"#k{n}"
    table.update_item(
        Key=key,
        UpdateExpression=f"SET {place} = :v",
        ExpressionAttributeNames=names,
        ExpressionAttributeValues={":v": with_exact_numbers(value)},
    )
    return table.get_item(Key=key, ConsistentRead=True).get("Item")
