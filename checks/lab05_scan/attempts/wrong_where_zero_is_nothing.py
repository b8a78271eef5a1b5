"""A minimum of 0 is taken for none at all.

fails: TestScanWhere.test_zero
says: takes 0 for no minimum at all
"""


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    if not minimum:
        return scan_all(table_name, region=region)
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        FilterExpression="#a >= :m",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":m": Decimal(str(minimum))},
    )
    return items_of(pages)
