"""The placeholders are made from the names; dots become underscores, other characters stay.

fails: TestScanAttributes.test_names
says: ExpressionAttributeNames contains invalid key
"""


def scan_attributes(table_name: str, names: list[str], region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    placeholders = {"#" + name.replace(".", "_"): name for name in names}
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        ProjectionExpression=", ".join(placeholders),
        ExpressionAttributeNames=placeholders,
    )
    return items_of(pages)
