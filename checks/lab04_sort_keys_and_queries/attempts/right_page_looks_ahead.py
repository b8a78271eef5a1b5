"""One product more than the page holds tells whether another page follows."""


def products_page(
    table_name: str,
    customer_id: str,
    page_size: int,
    start_key: dict[str, Any] | None = None,
    region: str = DEFAULT_REGION,
) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    table = table_of(table_name, region)
    condition = Key("customer_id").eq(customer_id)
    start = {"ExclusiveStartKey": start_key} if start_key else {}
    answer = table.query(KeyConditionExpression=condition, Limit=page_size + 1, **start)
    page = answer["Items"][:page_size]
    if len(answer["Items"]) > page_size or "LastEvaluatedKey" in answer:
        return page, {"customer_id": page[-1]["customer_id"], "product_id": page[-1]["product_id"]}
    return page, None
