"""What is no number is picked as well.

fails: TestScanWhere.test_no_number
says: a text is no number
"""


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        FilterExpression="not (#a < :m)",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":m": Decimal(str(minimum))},
    )
    return items_of(pages)
