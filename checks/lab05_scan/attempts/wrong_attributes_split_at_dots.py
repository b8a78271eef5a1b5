"""A dot in a name is taken for a path.

fails: TestScanAttributes.test_names
says: in the expression itself a dot means a path
"""


def scan_attributes(table_name: str, names: list[str], region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    placeholders: dict[str, str] = {}
    paths = []
    for name in names:
        signs = []
        for part in name.split("."):
            sign = f"#p{len(placeholders)}"
            placeholders[sign] = part
            signs.append(sign)
        paths.append(".".join(signs))
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        ProjectionExpression=", ".join(paths),
        ExpressionAttributeNames=placeholders,
    )
    return items_of(pages)
