"""The region is left to the environment.

fails: TestScript.test_run, TestScript.test_where_region
says: give the client or resource the `region` of the call
"""


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    pages = answers(
        "scan",
        "us-east-1",
        TableName=table_name,
        FilterExpression="#a >= :m",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":m": Decimal(str(minimum))},
    )
    return items_of(pages)
