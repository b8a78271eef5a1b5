"""Whole items are fetched, and trimmed in Python.

fails: TestScanAttributes.test_projection
says: What you drop in Python was sent to you before
"""


def scan_attributes(table_name: str, names: list[str], region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    items = items_of(answers("scan", region, TableName=table_name))
    return [{name: item[name] for name in names if name in item} for item in items]
