from decimal import Decimal
from itertools import count

import boto3

NOTHING = {}


def exact(value):
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, (list, set)):
        return type(value)(map(exact, value))
    if isinstance(value, dict):
        return dict(zip(value, map(exact, value.values())))
    return value


def run(table_name, region, key, *, sets=NOTHING, removes=(), adds=NOTHING, deletes=NOTHING):
    numbers, names, values, clauses = count(), {}, {}, []

    def place(name):
        placeholder = f"#x{next(numbers)}"
        names[placeholder] = name
        return placeholder

    def content(value):
        placeholder = f":x{next(numbers)}"
        values[placeholder] = exact(value)
        return placeholder

    if sets:
        clauses.append("SET " + ", ".join(f"{place(n)} = {content(v)}" for n, v in sets.items()))
    if removes:
        clauses.append("REMOVE " + ", ".join(map(place, removes)))
    for keyword, pairs in (("ADD", adds), ("DELETE", deletes)):
        if pairs:
            clauses.append(f"{keyword} " + ", ".join(f"{place(n)} {content(v)}" for n, v in pairs.items()))
    parameters = {"ExpressionAttributeValues": values} if values else {}
    answer = (
        boto3.resource("dynamodb", region_name=region)
        .Table(table_name)
        .update_item(
            Key=key,
            UpdateExpression=" ".join(clauses),
            ExpressionAttributeNames=names,
            ReturnValues="ALL_NEW",
            **parameters,
        )
    )
    return answer.get("Attributes", {})
