"""An answer without items is taken for the last.

fails: TestScanWhere.test_empty_pages
says: Only an answer without that is the last
"""


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        FilterExpression="#a >= :m",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":m": Decimal(str(minimum))},
    )
    for page in pages:
        if not page["Items"]:
            break
        items += page["Items"]
    return items
