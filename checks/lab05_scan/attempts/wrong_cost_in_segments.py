"""The scan is cut into segments, each of which is rounded up by itself.

fails: TestCompareCost.test_any_table, TestCompareCost.test_nobody, TestCompareCost.test_units
fails: TestScript.test_cost_region
says: the sizes of all items of an answer added up
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
    scans = [
        answers("scan", region, FilterExpression="#key = :value", Segment=segment, TotalSegments=8, **wanted)
        for segment in range(8)
    ]
    return {
        "scan": sum(units_of(scan) for scan in scans),
        "query": units_of(answers("query", region, KeyConditionExpression="#key = :value", **wanted)),
    }
