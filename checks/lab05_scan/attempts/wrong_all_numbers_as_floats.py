"""Every Decimal becomes a float.

fails: TestScanAll.test_types
says: 9007199254740993
"""


def scan_all(table_name: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    items = items_of(answers("scan", region, TableName=table_name))
    return [
        {name: float(value) if isinstance(value, Decimal) else value for name, value in item.items()} for item in items
    ]
