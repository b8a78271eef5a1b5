"""The items come without their other attributes.

fails: TestScanWhere.test_at_least, TestScanWhere.test_empty_pages, TestScanWhere.test_float
fails: TestScanWhere.test_names, TestScanWhere.test_no_number, TestScanWhere.test_zero, TestScript.test_where_region
says: with all their attributes
"""


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        ProjectionExpression="#a",
        FilterExpression="#a >= :m",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":m": Decimal(str(minimum))},
    )
    return items_of(pages)
