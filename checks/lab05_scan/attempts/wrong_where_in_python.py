"""Everything is fetched, and picked in Python.

fails: TestScanWhere.test_filter
says: only to be thrown away
"""


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    least = Decimal(str(minimum))
    items = items_of(answers("scan", region, TableName=table_name))
    return [item for item in items if isinstance(item.get(attribute), Decimal) and item[attribute] >= least]
