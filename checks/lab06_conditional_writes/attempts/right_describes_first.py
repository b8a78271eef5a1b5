"""The name of the key comes from the table's description, not from the script."""


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    (key_name,) = [part["AttributeName"] for part in table.key_schema if part["KeyType"] == "HASH"]
    try:
        table.put_item(
            Item=with_exact_numbers(item),
            ConditionExpression="attribute_not_exists(#key)",
            ExpressionAttributeNames={"#key": key_name},
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True


def update_if_version(
    table_name: str, key: dict[str, Any], changes: dict[str, Any], expected_version: int, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    table = table_of(table_name, region)
    if table.table_status not in ("ACTIVE", "UPDATING"):
        print(f"{table_name} is {table.table_status}")
    return by_version(table, key, changes, expected_version)


def by_version(table: Any, key: dict[str, Any], changes: dict[str, Any], version: int) -> dict[str, Any] | None:
    new = with_exact_numbers({**changes, "version": version + 1})
    names, values = {}, {":expected": version}
    for place, (name, value) in enumerate(sorted(new.items())):
        names[f"#{place}"], values[f":{place}"] = name, value
    version_place = sorted(new).index("version")
    try:
        return table.update_item(
            Key=key,
            UpdateExpression="SET " + ",".join(f"#{place} = :{place}" for place in range(len(new))),
            ConditionExpression=f"attribute_exists(account_id) AND #{version_place} = :expected",
            ExpressionAttributeNames=names,
            ExpressionAttributeValues=values,
            ReturnValues="ALL_NEW",
        )["Attributes"]
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return None
