"""The region of the example, whatever was asked for.

fails: TestScript.test_pages_region, TestScript.test_run
says: give the client or resource the `region` of the call
"""


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> Iterator[list[dict[str, Any]]]:
    for page in answers("scan", "us-east-1", TableName=table_name, Limit=page_size):
        yield page["Items"]
