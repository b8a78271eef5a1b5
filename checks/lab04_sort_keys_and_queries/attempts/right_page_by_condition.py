"""A page begins after a product_id by its key condition, without ExclusiveStartKey."""


def products_page(
    table_name: str,
    customer_id: str,
    page_size: int,
    start_key: dict[str, Any] | None = None,
    region: str = DEFAULT_REGION,
) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    condition = Key("customer_id").eq(customer_id)
    if start_key:
        condition &= Key("product_id").gt(start_key["product_id"])
    answer = table_of(table_name, region).query(KeyConditionExpression=condition, Limit=page_size)
    return answer["Items"], answer.get("LastEvaluatedKey") or None
