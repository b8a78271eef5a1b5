"""The two figures are under each other's names.

fails: TestCompareCost.test_any_table, TestCompareCost.test_nobody, TestCompareCost.test_units
says: Scan reads the whole table
"""


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
        "query": units_of(answers("scan", region, FilterExpression="#key = :value", **wanted)),
        "scan": units_of(answers("query", region, KeyConditionExpression="#key = :value", **wanted)),
    }
