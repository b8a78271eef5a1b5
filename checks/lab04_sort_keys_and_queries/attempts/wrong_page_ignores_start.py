"""Every page is the first.

fails: TestProductsPage.test_join, TestProductsPage.test_full_last_page, TestProductsPage.test_any_start, TestProductsPage.test_changes, TestProductsPage.test_large
fails: TestProductsPage.test_cost
says: still a next_key
"""


def products_page(
    table_name: str,
    customer_id: str,
    page_size: int,
    start_key: dict[str, Any] | None = None,
    region: str = DEFAULT_REGION,
) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    answer = table_of(table_name, region).query(
        KeyConditionExpression=Key("customer_id").eq(customer_id), Limit=page_size
    )
    return answer["Items"], answer.get("LastEvaluatedKey")
