"""The minimum is cut down to a whole number.

fails: TestScanWhere.test_float
says: Decimal(str(value)) has the digits you see
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
        ExpressionAttributeValues={":m": int(minimum)},
    )
    return items_of(pages)
