"""The iterator gives whole answers.

fails: TestScanPages.test_any_size, TestScanPages.test_begins_anew, TestScanPages.test_large
fails: TestScanPages.test_pages, TestScript.test_pages_region, TestScript.test_run, TestScript.test_second_run
says: a page is a list of items
"""


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> Iterator[dict[str, Any]]:
    yield from answers("scan", region, TableName=table_name, Limit=page_size)
