"""The placeholders are made from the letters of the names: two names can make the same one.

fails: TestScanAttributes.test_names
says: the attributes are called
"""

import re


def scan_attributes(table_name: str, names: list[str], region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    placeholders = {"#" + re.sub("[^a-zA-Z]", "_", name): name for name in names}
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        ProjectionExpression=", ".join(placeholders),
        ExpressionAttributeNames=placeholders,
    )
    return items_of(pages)
