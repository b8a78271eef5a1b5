"""It writes without a condition, and undoes it when the version was another.

fails: TestUpdateIfVersion.test_stale
says: undone afterwards
"""


def update_if_version(
    table_name: str, key: dict[str, Any], changes: dict[str, Any], expected_version: int, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    table = table_of(table_name, region)
    new = with_exact_numbers({**changes, "version": expected_version + 1})
    old = table.update_item(
        Key=key,
        AttributeUpdates={name: {"Value": value} for name, value in new.items()},
        ReturnValues="ALL_OLD",
    ).get("Attributes")
    if old is None:
        table.delete_item(Key=key)
        return None
    if old["version"] != expected_version:
        table.put_item(Item=old)
        return None
    return {**old, **new}
