"""An error is taken for a table without items.

fails: TestScanAttributes.test_error
says: has to raise an exception
"""


def scan_attributes(table_name: str, names: list[str], region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    placeholders = {f"#n{number}": name for number, name in enumerate(names)}
    try:
        pages = answers(
            "scan",
            region,
            TableName=table_name,
            ProjectionExpression=", ".join(placeholders),
            ExpressionAttributeNames=placeholders,
        )
        return items_of(pages)
    except ClientError as error:
        print("Scan failed:", error)
        return []
