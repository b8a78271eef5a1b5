"""Pages are filled up over several answers, so that one page can take more than one request.

fails: TestScanPages.test_large
says: A page is what one request brings
"""


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> Iterator[list[dict[str, Any]]]:
    items: list[dict[str, Any]] = []
    for page in answers("scan", region, TableName=table_name, Limit=page_size):
        items += page["Items"]
        if len(items) >= page_size:
            yield items[:page_size]
            items = items[page_size:]
    yield items
