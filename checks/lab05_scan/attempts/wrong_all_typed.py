"""The plain client's items come out with their types.

fails: TestScanAll.test_any_table, TestScanAll.test_items, TestScanAll.test_pages, TestScanAll.test_types
fails: TestScript.test_all_region
says: never {'S': …}
"""


def scan_all(table_name: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    pages = boto3.client("dynamodb", region_name=region).get_paginator("scan").paginate(TableName=table_name)
    return [item for page in pages for item in page["Items"]]
