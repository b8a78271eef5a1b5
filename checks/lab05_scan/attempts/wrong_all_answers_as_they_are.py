"""The answers are returned, with everything that is in them.

fails: TestScanAll.test_any_table, TestScanAll.test_items, TestScanAll.test_pages, TestScanAll.test_types
fails: TestScript.test_all_region
says: plain values
"""


def scan_all(table_name: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    return list(answers("scan", region, TableName=table_name))
