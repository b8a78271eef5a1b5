"""Attr and Key objects where the name allows them, expressions as text where it does not."""

import re

from boto3.dynamodb.conditions import Attr, Key


def is_simple(name: str) -> bool:
    return re.fullmatch(r"[^.\[\]]+", name) is not None


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    least = Decimal(str(minimum))
    condition: dict[str, Any] = {"FilterExpression": Attr(attribute).gte(least)}
    if not is_simple(attribute):
        condition = {
            "FilterExpression": "#n >= :v",
            "ExpressionAttributeNames": {"#n": attribute},
            "ExpressionAttributeValues": {":v": least},
        }
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    items: list[dict[str, Any]] = []
    done, start = False, None
    while not done:
        if start:
            condition["ExclusiveStartKey"] = start
        answer = table.scan(**condition)
        items.extend(answer.get("Items", []))
        start = answer.get("LastEvaluatedKey", None)
        done = start is None
    return items


def compare_cost(
    table_name: str, key_name: str, key_value: str | int | Decimal, region: str = DEFAULT_REGION
) -> dict[str, float]:
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    more: dict[str, Any] = {"ReturnConsumedCapacity": "TOTAL"}
    by_filter: Any = Attr(key_name).eq(key_value)
    by_key: Any = Key(key_name).eq(key_value)
    if not is_simple(key_name):
        by_filter = by_key = "#n = :v"
        more.update(ExpressionAttributeNames={"#n": key_name}, ExpressionAttributeValues={":v": key_value})

    def total(call: Any, **parameters: Any) -> float:
        answer = call(**parameters)
        units = answer["ConsumedCapacity"]["CapacityUnits"]
        while "LastEvaluatedKey" in answer:
            answer = call(ExclusiveStartKey=answer["LastEvaluatedKey"], **parameters)
            units += answer["ConsumedCapacity"]["CapacityUnits"]
        return units

    return {
        "scan": total(table.scan, FilterExpression=by_filter, **more),
        "query": total(table.query, KeyConditionExpression=by_key, **more),
    }
