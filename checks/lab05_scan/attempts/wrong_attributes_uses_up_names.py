"""The names are taken out of the caller's list, one by one.

fails: TestScanAttributes.test_given_names
says: work on a copy
"""


def scan_attributes(table_name: str, names: list[str], region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    placeholders: dict[str, str] = {}
    while names:
        placeholders[f"#n{len(placeholders)}"] = names.pop()
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        ProjectionExpression=", ".join(placeholders),
        ExpressionAttributeNames=placeholders,
    )
    return items_of(pages)
