"""A list of all pages, and no iterator.

fails: TestScanPages.test_any_size, TestScanPages.test_begins_anew, TestScanPages.test_error
fails: TestScanPages.test_large, TestScanPages.test_lazy, TestScanPages.test_pages, TestScript.test_pages_region
says: A function with `yield` gives one page at a time
"""


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> list[list[dict[str, Any]]]:
    return [page["Items"] for page in answers("scan", region, TableName=table_name, Limit=page_size)]
