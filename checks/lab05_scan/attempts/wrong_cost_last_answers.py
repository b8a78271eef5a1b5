"""The units of the last answers are taken for all.

fails: TestCompareCost.test_pages
says: added up
"""


def units_of(pages: Iterable[dict[str, Any]]) -> float:
    return list(pages)[-1]["ConsumedCapacity"]["CapacityUnits"]


def compare_cost(
    table_name: str, key_name: str, key_value: str | int | Decimal, region: str = DEFAULT_REGION
) -> dict[str, float]:
    wanted: dict[str, Any] = {
        "TableName": table_name,
        "ExpressionAttributeNames": {"#key": key_name},
        "ExpressionAttributeValues": {":value": key_value},
        "ReturnConsumedCapacity": "TOTAL",
    }
    return {
        "scan": units_of(answers("scan", region, FilterExpression="#key = :value", **wanted)),
        "query": units_of(answers("query", region, KeyConditionExpression="#key = :value", **wanted)),
    }
