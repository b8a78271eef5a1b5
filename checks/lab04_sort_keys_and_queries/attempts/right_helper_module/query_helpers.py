import functools

import boto3
from boto3.dynamodb.conditions import Key

_session = functools.lru_cache(maxsize=None)(lambda: boto3.session.Session())


def table(name, region):
    return _session().resource("dynamodb", region_name=region).Table(name)


def products(table, customer, **conditions):
    """The products of a customer: begins_with="ORDER#", between=("P1", "P5")."""
    condition = Key("customer_id").eq(customer)
    for method, value in conditions.items():
        arguments = value if isinstance(value, tuple) else (value,)
        condition = condition & getattr(Key("product_id"), method)(*arguments)
    answer = table.query(KeyConditionExpression=condition)
    found = answer["Items"]
    while "LastEvaluatedKey" in answer:
        answer = table.query(KeyConditionExpression=condition, ExclusiveStartKey=answer["LastEvaluatedKey"])
        found.extend(answer["Items"])
    return found
