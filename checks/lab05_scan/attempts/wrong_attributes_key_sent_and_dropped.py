"""The table's key is fetched as well, and taken out in Python.

fails: TestScanAttributes.test_projection
says: the names in the ProjectionExpression of each request
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
    return [{name: value for name, value in item.items() if name in names} for item in items_of(pages)]
