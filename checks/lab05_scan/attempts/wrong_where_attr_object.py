"""Attr takes a dot for a path and a bracket for an index.

fails: TestScanWhere.test_names
says: a dot means a path
"""

from boto3.dynamodb.conditions import Attr


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    condition = Attr(attribute).gte(Decimal(str(minimum)))
    return items_of(answers("scan", region, TableName=table_name, FilterExpression=condition))
