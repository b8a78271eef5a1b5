"""It is a generator, so that nothing is read before somebody looks, and errors come late.

fails: TestScanAll.test_any_table, TestScanAll.test_error, TestScanAll.test_error_halfway, TestScanAll.test_items
fails: TestScanAll.test_pages, TestScanAll.test_types, TestScript.test_all_region, TestScript.test_run
fails: TestScript.test_second_run
says: an iterator
"""


def scan_all(table_name: str, region: str = DEFAULT_REGION) -> Iterator[dict[str, Any]]:
    for page in answers("scan", region, TableName=table_name):
        yield from page["Items"]
