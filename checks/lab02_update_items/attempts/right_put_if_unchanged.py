"""The whole item is put back, on the condition that every attribute is as it was read."""

from boto3.dynamodb.conditions import Attr


def rewritten(table_name: str, region: str, key: dict[str, Any], change: Any) -> dict[str, Any]:
    table = profiles(table_name, region)
    while True:
        old = table.get_item(Key=key, ConsistentRead=True).get("Item")
        new = change(dict(old or key))
        if old is None and new == key:
            return {}
        condition = Attr("user_id").not_exists() if old is None else Attr("user_id").exists()
        for name in {*(old or {}), *new} - set(key):
            # Attr takes a dot for a step inwards: names that it cannot spell are not compared.
            if name.isidentifier():
                condition &= Attr(name).eq(old[name]) if old and name in old else Attr(name).not_exists()
        try:
            table.put_item(Item=new, ConditionExpression=condition)
            return new
        except table.meta.client.exceptions.ConditionalCheckFailedException:
            continue


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    return rewritten(table_name, region, key, lambda item: {**item, **with_exact_numbers(attributes)})


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    return rewritten(
        table_name, region, key, lambda item: {name: value for name, value in item.items() if name not in names}
    )
