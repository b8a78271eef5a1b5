"""The placeholder is made from the name, with all that is in it.

fails: TestScanWhere.test_names
says: ExpressionAttributeNames contains invalid key
"""


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        FilterExpression=f"#{attribute} >= :m",
        ExpressionAttributeNames={f"#{attribute}": attribute},
        ExpressionAttributeValues={":m": Decimal(str(minimum))},
    )
    return items_of(pages)
