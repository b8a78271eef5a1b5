"""The costs of the table of that name in the region of the example.

fails: TestScript.test_cost_region, TestScript.test_run
says: give the client or resource the `region` of the call
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
        "scan": units_of(answers("scan", "us-east-1", FilterExpression="#key = :value", **wanted)),
        "query": units_of(answers("query", "us-east-1", KeyConditionExpression="#key = :value", **wanted)),
    }
