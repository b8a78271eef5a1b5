"""The name stands in the expression as it is.

fails: TestScanWhere.test_names, TestScript.test_run, TestScript.test_second_run
says: reserved keyword: level
"""


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        FilterExpression=f"{attribute} >= :m",
        ExpressionAttributeValues={":m": Decimal(str(minimum))},
    )
    return items_of(pages)
