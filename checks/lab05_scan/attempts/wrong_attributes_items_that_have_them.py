"""Items that do not have all of the attributes are left out.

fails: TestScanAttributes.test_missing
says: a dict for each of the three items
"""


def scan_attributes(table_name: str, names: list[str], region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    placeholders = {f"#n{number}": name for number, name in enumerate(names)}
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        ProjectionExpression=", ".join(placeholders),
        FilterExpression=" AND ".join(f"attribute_exists({sign})" for sign in placeholders),
        ExpressionAttributeNames=placeholders,
    )
    return items_of(pages)
