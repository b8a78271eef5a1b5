"""Answers as large as AWS makes them are cut into pages.

fails: TestScanPages.test_error, TestScanPages.test_large, TestScanPages.test_lazy
says: one page, one request
"""


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> Iterator[list[dict[str, Any]]]:
    items: list[dict[str, Any]] = []
    for page in answers("scan", region, TableName=table_name):
        items += page["Items"]
        while len(items) >= page_size:
            yield items[:page_size]
            items = items[page_size:]
    if items:
        yield items
