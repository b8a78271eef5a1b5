"""It reads, compares, and puts the whole item back without a condition.

fails: TestUpdateIfVersion.test_race
says: a lost update
"""


def update_if_version(
    table_name: str, key: dict[str, Any], changes: dict[str, Any], expected_version: int, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    table = table_of(table_name, region)
    item = table.get_item(Key=key, ConsistentRead=True).get("Item")
    if item is None or item["version"] != expected_version:
        return None
    item.update(with_exact_numbers(changes), version=expected_version + 1)
    table.put_item(Item=item)
    return item
