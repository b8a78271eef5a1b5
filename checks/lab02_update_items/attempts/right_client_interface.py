"""The client interface, with boto3's own converters."""

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer


def typed(value: Any) -> Any:
    return TypeSerializer().serialize(with_exact_numbers(value))


def update(table_name: str, region: str, key: dict[str, Any], expression: str, **parameters: Any) -> dict[str, Any]:
    answer = boto3.client("dynamodb", region_name=region).update_item(
        TableName=table_name,
        Key={name: typed(value) for name, value in key.items()},
        UpdateExpression=expression,
        ReturnValues="ALL_NEW",
        **parameters,
    )
    return {name: TypeDeserializer().deserialize(value) for name, value in answer.get("Attributes", {}).items()}


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    return update(
        table_name,
        region,
        key,
        "SET " + ",".join(f"#{n}=:{n}" for n in range(len(attributes))),
        ExpressionAttributeNames={f"#{n}": name for n, name in enumerate(attributes)},
        ExpressionAttributeValues={f":{n}": typed(value) for n, value in enumerate(attributes.values())},
    )


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    places = {f"#{n}": name for n, name in enumerate(names)}
    return update(table_name, region, key, "REMOVE " + ",".join(places), ExpressionAttributeNames=places)


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    return update(
        table_name,
        region,
        key,
        "ADD #n :v",
        ExpressionAttributeNames={"#n": attribute},
        ExpressionAttributeValues={":v": typed(amount)},
    )[attribute]


def append_to_list(
    table_name: str, key: dict[str, Any], attribute: str, values: list[Any], region: str = DEFAULT_REGION
) -> Any:
    return update(
        table_name,
        region,
        key,
        "SET #n = list_append(if_not_exists(#n, :none), :v)",
        ExpressionAttributeNames={"#n": attribute},
        ExpressionAttributeValues={":v": typed(values), ":none": {"L": []}},
    )


def add_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    return update(table_name, region, key, "ADD tags :v", ExpressionAttributeValues={":v": {"SS": list(tags)}})


def remove_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    return update(table_name, region, key, "DELETE tags :v", ExpressionAttributeValues={":v": {"SS": list(tags)}})


def set_nested(
    table_name: str, key: dict[str, Any], path: list[str | int], value: Any, region: str = DEFAULT_REGION
) -> Any:
    names = {f"#{n}": step for n, step in enumerate(path) if not isinstance(step, int)}
    place = "".join(f"[{step}]" if isinstance(step, int) else f".#{n}" for n, step in enumerate(path))
    return update(
        table_name,
        region,
        key,
        f"SET {place[1:]} = :v",
        ExpressionAttributeNames=names,
        ExpressionAttributeValues={":v": typed(value)},
    )
