"""The page size is forgotten: a page is what AWS makes one.

fails: TestScanPages.test_any_size, TestScanPages.test_error, TestScanPages.test_lazy, TestScanPages.test_pages
says: page_size is
"""


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> Iterator[list[dict[str, Any]]]:
    for page in answers("scan", region, TableName=table_name):
        yield page["Items"]
