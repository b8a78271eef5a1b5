"""The error leaves the iterator as another one, without its code.

fails: TestScanPages.test_error
says: RuntimeError
"""


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> Iterator[list[dict[str, Any]]]:
    try:
        for page in answers("scan", region, TableName=table_name, Limit=page_size):
            yield page["Items"]
    except ClientError as error:
        raise RuntimeError("the table could not be read") from error
