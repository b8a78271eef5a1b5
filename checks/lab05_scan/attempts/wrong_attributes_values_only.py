"""The values are returned without their names.

fails: TestScanAttributes.test_attributes, TestScanAttributes.test_missing, TestScanAttributes.test_names
fails: TestScanAttributes.test_one, TestScanAttributes.test_pages, TestScript.test_attributes_region
fails: TestScript.test_run, TestScript.test_second_run
says: the values come in dicts all the same
"""


def scan_attributes(table_name: str, names: list[str], region: str = DEFAULT_REGION) -> list[Any]:
    placeholders = {f"#n{number}": name for number, name in enumerate(names)}
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        ProjectionExpression=", ".join(placeholders),
        ExpressionAttributeNames=placeholders,
    )
    return [item.get(names[0]) if len(names) == 1 else [*item.values()] for item in items_of(pages)]
