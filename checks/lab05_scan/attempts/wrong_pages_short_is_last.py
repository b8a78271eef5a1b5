"""A page with fewer items than its size is taken for the last.

fails: TestScanPages.test_large
says: are no sign of the end
"""


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> Iterator[list[dict[str, Any]]]:
    for page in answers("scan", region, TableName=table_name, Limit=page_size):
        yield page["Items"]
        if len(page["Items"]) < page_size:
            return
