"""The resource's own client, which speaks plain Python, has a paginator."""


def paginated(table_name: str, region: str, **parameters: Any) -> list[dict[str, Any]]:
    client = table_of(table_name, region).meta.client
    result = client.get_paginator("query").paginate(TableName=table_name, **parameters).build_full_result()
    items: list[dict[str, Any]] = result["Items"]
    return items


def list_products(table_name: str, customer_id: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    return paginated(table_name, region, KeyConditionExpression=Key("customer_id").eq(customer_id))


def products_with_prefix(
    table_name: str, customer_id: str, prefix: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    condition = Key("product_id").begins_with(prefix) & Key("customer_id").eq(customer_id)
    return paginated(table_name, region, KeyConditionExpression=condition, PaginationConfig={"PageSize": 2})


def products_between(
    table_name: str, customer_id: str, first: str, last: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    condition = Key("customer_id").eq(customer_id) & Key("product_id").between(first, last)
    return paginated(table_name, region, KeyConditionExpression=condition)


def rich_products(
    table_name: str, customer_id: str, minimum_balance: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    return paginated(
        table_name,
        region,
        KeyConditionExpression=Key("customer_id").eq(customer_id),
        FilterExpression=Attr("balance").gte(Decimal(repr(minimum_balance)))
        if isinstance(minimum_balance, float)
        else Attr("balance").gte(minimum_balance),
    )
