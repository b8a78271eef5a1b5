"""Half a unit for each item that was read, in place of AWS's own figures.

fails: TestCompareCost.test_any_table, TestCompareCost.test_asked, TestCompareCost.test_nobody
fails: TestCompareCost.test_pages, TestCompareCost.test_units
says: half a unit for each 4 KB
"""


def compare_cost(
    table_name: str, key_name: str, key_value: str | int | Decimal, region: str = DEFAULT_REGION
) -> dict[str, float]:
    wanted: dict[str, Any] = {
        "TableName": table_name,
        "ExpressionAttributeNames": {"#key": key_name},
        "ExpressionAttributeValues": {":value": key_value},
    }
    scan = answers("scan", region, FilterExpression="#key = :value", **wanted)
    query = answers("query", region, KeyConditionExpression="#key = :value", **wanted)
    return {
        "scan": sum(page["ScannedCount"] for page in scan) / 2,
        "query": sum(page["ScannedCount"] for page in query) / 2,
    }
