"""What AWS refuses is taken to cost nothing.

fails: TestCompareCost.test_error
says: has to raise an exception
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
    cost = {"scan": 0.0, "query": 0.0}
    try:
        cost["scan"] = units_of(answers("scan", region, FilterExpression="#key = :value", **wanted))
        cost["query"] = units_of(answers("query", region, KeyConditionExpression="#key = :value", **wanted))
    except ClientError as error:
        print(error)
    return cost
