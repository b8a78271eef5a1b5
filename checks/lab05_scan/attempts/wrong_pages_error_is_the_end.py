"""An error ends the pages without a word to the caller.

fails: TestScanPages.test_error
says: takes this for the table's end
"""


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> Iterator[list[dict[str, Any]]]:
    try:
        for page in answers("scan", region, TableName=table_name, Limit=page_size):
            yield page["Items"]
    except ClientError as error:
        print(error)
