"""It reads the version and compares it in Python; the write has no condition.

fails: TestUpdateIfVersion.test_race
says: a lost update: somebody else saved version
says: after your GetItem and before your UpdateItem
"""


def update_if_version(
    table_name: str, key: dict[str, Any], changes: dict[str, Any], expected_version: int, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    table = table_of(table_name, region)
    if table.get_item(Key=key, ConsistentRead=True).get("Item", {}).get("version") != expected_version:
        return None
    names = {f"#n{n}": name for n, name in enumerate(changes)}
    values = {f":v{n}": with_exact_numbers(value) for n, value in enumerate(changes.values())}
    return table.update_item(
        Key=key,
        UpdateExpression="SET version = version + :one, " + ", ".join(f"#n{n} = :v{n}" for n in range(len(changes))),
        ExpressionAttributeNames=names,
        ExpressionAttributeValues={":one": 1, **values},
        ReturnValues="ALL_NEW",
    )["Attributes"]
