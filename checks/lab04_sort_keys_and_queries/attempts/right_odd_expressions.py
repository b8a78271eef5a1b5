"""Expressions as text: lower-case keywords, odd spacing, brackets, the sort key first, placeholders for names."""


def asked(table_name: str, region: str, condition: str, values: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    items: list[dict[str, Any]] = []
    last = None
    while True:
        start = {} if last is None else {"ExclusiveStartKey": last}
        answer = table.query(
            KeyConditionExpression=condition, ExpressionAttributeValues=values, Select="ALL_ATTRIBUTES", **start, **more
        )
        items.extend(answer.get("Items", []))
        last = answer.get("LastEvaluatedKey")
        if last is None:
            return items


def list_products(table_name: str, customer_id: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    return asked(table_name, region, "(  #c=:c )", {":c": customer_id}, ExpressionAttributeNames={"#c": "customer_id"})


def products_with_prefix(
    table_name: str, customer_id: str, prefix: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    return asked(
        table_name,
        region,
        "begins_with( #p,:p )and #c  =:c",
        {":c": customer_id, ":p": prefix},
        ExpressionAttributeNames={"#c": "customer_id", "#p": "product_id"},
    )


def products_between(
    table_name: str, customer_id: str, first: str, last: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    condition = "( customer_id = :c ) and (product_id between :a and :b)"
    return asked(table_name, region, condition, {":c": customer_id, ":a": first, ":b": last})


def rich_products(
    table_name: str, customer_id: str, minimum_balance: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    return asked(
        table_name,
        region,
        "customer_id=:c",
        {":c": customer_id, ":m": Decimal(str(minimum_balance)), ":n": "N"},
        FilterExpression="attribute_type( #b , :n )and not(#b<:m)",
        ExpressionAttributeNames={"#b": "balance"},
    )
