"""The region is not passed on.

fails: TestScript.test_count_region, TestScript.test_run
says: give the client or resource the `region` of the call
"""


def count_items(table_name: str, region: str = DEFAULT_REGION) -> int:
    return sum(page["Count"] for page in answers("scan", DEFAULT_REGION, TableName=table_name, Select="COUNT"))
