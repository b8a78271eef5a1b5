"""The key's value is made a text.

fails: TestCompareCost.test_any_table, TestCompareCost.test_error
says: Condition parameter type does not match schema type
"""


def compare_cost(
    table_name: str, key_name: str, key_value: str | int | Decimal, region: str = DEFAULT_REGION
) -> dict[str, float]:
    wanted: dict[str, Any] = {
        "TableName": table_name,
        "ExpressionAttributeNames": {"#key": key_name},
        "ExpressionAttributeValues": {":value": str(key_value)},
        "ReturnConsumedCapacity": "TOTAL",
    }
    return {
        "scan": units_of(answers("scan", region, FilterExpression="#key = :value", **wanted)),
        "query": units_of(answers("query", region, KeyConditionExpression="#key = :value", **wanted)),
    }
