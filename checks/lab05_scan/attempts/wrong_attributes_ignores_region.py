"""One client, made on import, for the region of the example.

fails: TestScript.test_attributes_region, TestScript.test_run
says: give the client or resource the `region` of the call
"""

CLIENT = client_for("us-east-1")


def scan_attributes(table_name: str, names: list[str], region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    placeholders = {f"#n{number}": name for number, name in enumerate(names)}
    pages = CLIENT.get_paginator("scan").paginate(
        TableName=table_name,
        ProjectionExpression=", ".join(placeholders),
        ExpressionAttributeNames=placeholders,
    )
    return items_of(pages)
