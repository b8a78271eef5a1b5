"""The names stand in the expression as they are.

fails: TestScanAttributes.test_names, TestScript.test_run, TestScript.test_second_run
says: reserved keyword: level
"""


def scan_attributes(table_name: str, names: list[str], region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    return items_of(answers("scan", region, TableName=table_name, ProjectionExpression=", ".join(names)))
