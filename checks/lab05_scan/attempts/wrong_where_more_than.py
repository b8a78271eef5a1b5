"""It picks what is larger than the minimum, not the minimum itself.

fails: TestScanWhere.test_at_least, TestScanWhere.test_float
says: itself is at least
"""


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        FilterExpression="#a > :m",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":m": Decimal(str(minimum))},
    )
    return items_of(pages)
