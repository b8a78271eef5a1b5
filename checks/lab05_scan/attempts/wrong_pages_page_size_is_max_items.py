"""The page size is taken for the number of all items.

fails: TestScanPages.test_any_size, TestScanPages.test_begins_anew, TestScanPages.test_error
fails: TestScanPages.test_lazy, TestScanPages.test_pages
says: the sizes of the pages
"""


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> Iterator[list[dict[str, Any]]]:
    config = {"MaxItems": page_size}
    for page in answers("scan", region, TableName=table_name, PaginationConfig=config):
        yield page["Items"]
