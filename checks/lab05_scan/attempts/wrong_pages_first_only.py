"""There is no more than the first page.

fails: TestScanPages.test_any_size, TestScanPages.test_begins_anew, TestScanPages.test_error
fails: TestScanPages.test_large, TestScanPages.test_lazy, TestScanPages.test_pages
says: the pages ended after 1
"""


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> Iterator[list[dict[str, Any]]]:
    yield client_for(region).scan(TableName=table_name, Limit=page_size)["Items"]
