"""The product that the page before ended with is on this page again.

fails: TestProductsPage.test_join, TestProductsPage.test_full_last_page, TestProductsPage.test_any_start, TestProductsPage.test_large, TestProductsPage.test_cost
says: the page begins after
"""


def products_page(
    table_name: str,
    customer_id: str,
    page_size: int,
    start_key: dict[str, Any] | None = None,
    region: str = DEFAULT_REGION,
) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    condition = Key("customer_id").eq(customer_id)
    if start_key:
        condition = condition & Key("product_id").gte(start_key["product_id"])
    answer = table_of(table_name, region).query(KeyConditionExpression=condition, Limit=page_size)
    return answer["Items"], answer.get("LastEvaluatedKey")
