"""The minimum goes to boto3 as it is, which refuses floats.

fails: TestScanWhere.test_float, TestScript.test_run, TestScript.test_second_run
says: Float types are not supported
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
        ExpressionAttributeValues={":m": minimum},
    )
    return items_of(pages)
