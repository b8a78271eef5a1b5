"""One table resource for the region of the example.

fails: TestScript.test_all_region, TestScript.test_run
says: give the client or resource the `region` of the call
"""


def scan_all(table_name: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    return items_of(answers("scan", DEFAULT_REGION, TableName=table_name))
