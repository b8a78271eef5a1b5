"""Key takes a dot for a path.

fails: TestCompareCost.test_any_table
says: cannot have conditions on nested attributes
"""

from boto3.dynamodb.conditions import Attr, Key


def compare_cost(
    table_name: str, key_name: str, key_value: str | int | Decimal, region: str = DEFAULT_REGION
) -> dict[str, float]:
    wanted: dict[str, Any] = {"TableName": table_name, "ReturnConsumedCapacity": "TOTAL"}
    return {
        "scan": units_of(answers("scan", region, FilterExpression=Attr(key_name).eq(key_value), **wanted)),
        "query": units_of(answers("query", region, KeyConditionExpression=Key(key_name).eq(key_value), **wanted)),
    }
