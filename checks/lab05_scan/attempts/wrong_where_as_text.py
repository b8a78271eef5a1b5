"""The minimum is compared as text.

fails: TestScanWhere.test_at_least, TestScanWhere.test_empty_pages, TestScanWhere.test_float
fails: TestScanWhere.test_names, TestScanWhere.test_no_number, TestScanWhere.test_zero, TestScript.test_where_region
says: they are numbers
"""


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        FilterExpression="#a >= :m",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":m": str(minimum)},
    )
    return items_of(pages)
