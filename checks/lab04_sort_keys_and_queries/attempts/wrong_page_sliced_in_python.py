"""All products are read for each page.

fails: TestProductsPage.test_cost
says: Limit is how many products a Query reads
"""


def products_page(
    table_name: str,
    customer_id: str,
    page_size: int,
    start_key: dict[str, Any] | None = None,
    region: str = DEFAULT_REGION,
) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    products = query_all(table_of(table_name, region), Key("customer_id").eq(customer_id))
    rest = [each for each in products if start_key is None or each["product_id"] > start_key["product_id"]]
    page = rest[:page_size]
    last = {name: page[-1][name] for name in ("customer_id", "product_id")} if len(rest) > page_size else None
    return page, last
