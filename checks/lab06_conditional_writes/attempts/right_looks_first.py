"""A look before each write, to spare it where it cannot succeed; the write has its condition all the same."""


def found(table: Any, key: dict[str, Any]) -> dict[str, Any] | None:
    return table.get_item(Key=key, ConsistentRead=True).get("Item")


def update_if_version(
    table_name: str, key: dict[str, Any], changes: dict[str, Any], expected_version: int, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    table = table_of(table_name, region)
    item = found(table, key)
    if item is None or item["version"] != expected_version:
        return None
    new = {**item, **with_exact_numbers(changes), "version": expected_version + 1}
    try:
        table.put_item(
            Item=new, ConditionExpression="version = :old", ExpressionAttributeValues={":old": expected_version}
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return None
    return new


def delete_if(
    table_name: str, key: dict[str, Any], attribute: str, expected: Any, region: str = DEFAULT_REGION
) -> bool:
    table = table_of(table_name, region)
    item, missing = found(table, key), object()
    value = (item or {}).get(attribute, missing)
    if value is missing:
        return False
    try:
        table.delete_item(
            Key=key,
            ConditionExpression="#a = :e",
            ExpressionAttributeNames={"#a": attribute},
            ExpressionAttributeValues={":e": with_exact_numbers(expected)},
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True


def put_latest(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    stored = found(table, {"account_id": item["account_id"]})
    if stored and stored.get("updated_at", "") >= item["updated_at"]:
        return False
    try:
        table.put_item(
            Item=with_exact_numbers(item),
            ConditionExpression="attribute_not_exists(updated_at) OR updated_at < :at",
            ExpressionAttributeValues={":at": item["updated_at"]},
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
