"""What an item does not have comes as None.

fails: TestScanAttributes.test_missing, TestScript.test_second_run
says: None would be a value
"""


def scan_attributes(table_name: str, names: list[str], region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    placeholders = {f"#n{number}": name for number, name in enumerate(names)}
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        ProjectionExpression=", ".join(placeholders),
        ExpressionAttributeNames=placeholders,
    )
    return [{name: item.get(name) for name in names} for item in items_of(pages)]
