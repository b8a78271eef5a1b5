"""The float's rounding error is taken over, cut to the digits that DynamoDB has.

fails: TestScanWhere.test_float
says: the rounding error of the float
"""

from decimal import Context


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        FilterExpression="#a >= :m",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":m": Context(prec=38).create_decimal(minimum)},
    )
    return items_of(pages)
