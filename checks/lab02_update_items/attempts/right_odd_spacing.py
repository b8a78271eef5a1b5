"""Lower-case keywords, spaces where nobody else has them, and none where others do."""


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="  set   " + " ,\n\t".join(f"#a{n}=:a{n}" for n in range(len(attributes))) + "  ",
        ExpressionAttributeNames={f"#a{n}": name for n, name in enumerate(attributes)},
        ExpressionAttributeValues={f":a{n}": v for n, v in enumerate(with_exact_numbers(attributes).values())},
        ReturnValues="ALL_NEW",
    )["Attributes"]


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    answer = profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="Remove\n" + "  ,  ".join(f"#a{n}" for n in range(len(names))),
        ExpressionAttributeNames={f"#a{n}": name for n, name in enumerate(names)},
        ReturnValues="ALL_NEW",
    )
    return answer["Attributes"] if "Attributes" in answer else {}


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    answer = profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="  sEt #c=if_not_exists( #c ,:zero )+:by",
        ExpressionAttributeNames={"#c": attribute},
        ExpressionAttributeValues={":zero": 0, ":by": with_exact_numbers(amount)},
        ReturnValues="ALL_NEW",
    )
    return answer["Attributes"][attribute]


def append_to_list(
    table_name: str, key: dict[str, Any], attribute: str, values: list[Any], region: str = DEFAULT_REGION
) -> Any:
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="set #l=list_append( if_not_exists(#l,:e) ,:v )",
        ExpressionAttributeNames={"#l": attribute},
        ExpressionAttributeValues={":e": [], ":v": with_exact_numbers(values)},
    )


def add_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    profiles(table_name, region).update_item(
        Key=key, UpdateExpression="add   tags   :t  ", ExpressionAttributeValues={":t": tags}
    )


def remove_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    profiles(table_name, region).update_item(
        Key=key, UpdateExpression="delete\ttags\t:t", ExpressionAttributeValues={":t": tags}
    )


def set_nested(
    table_name: str, key: dict[str, Any], path: list[str | int], value: Any, region: str = DEFAULT_REGION
) -> Any:
    names = {f"#s{n}": step for n, step in enumerate(path) if isinstance(step, str)}
    steps = " ".join(f"[ {step} ]" if isinstance(step, int) else f". #s{n}" for n, step in enumerate(path))
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression=f"set {steps[2:]}=:v",
        ExpressionAttributeNames=names,
        ExpressionAttributeValues={":v": with_exact_numbers(value)},
    )
