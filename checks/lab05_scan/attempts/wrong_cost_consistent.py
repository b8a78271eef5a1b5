"""Consistent reads, which cost twice as much.

fails: TestCompareCost.test_any_table, TestCompareCost.test_nobody, TestCompareCost.test_units
fails: TestScript.test_cost_region
says: eventually consistent
"""


def compare_cost(
    table_name: str, key_name: str, key_value: str | int | Decimal, region: str = DEFAULT_REGION
) -> dict[str, float]:
    wanted: dict[str, Any] = {
        "TableName": table_name,
        "ExpressionAttributeNames": {"#key": key_name},
        "ExpressionAttributeValues": {":value": key_value},
        "ReturnConsumedCapacity": "TOTAL",
        "ConsistentRead": True,
    }
    return {
        "scan": units_of(answers("scan", region, FilterExpression="#key = :value", **wanted)),
        "query": units_of(answers("query", region, KeyConditionExpression="#key = :value", **wanted)),
    }
