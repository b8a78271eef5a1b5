"""The place is a number of products to skip.

fails: TestProductsPage.test_next_key, TestProductsPage.test_any_start, TestProductsPage.test_changes, TestProductsPage.test_cost
says: plain text for both keys
"""


def products_page(
    table_name: str,
    customer_id: str,
    page_size: int,
    start_key: dict[str, Any] | None = None,
    region: str = DEFAULT_REGION,
) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    products = query_all(table_of(table_name, region), Key("customer_id").eq(customer_id))
    skip = start_key["skip"] if start_key else 0
    end = skip + page_size
    return products[skip:end], {"skip": end} if end < len(products) else None
