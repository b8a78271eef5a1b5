"""It reads all products to take the last few.

fails: TestLatestProducts.test_cost
says: ScanIndexForward=False
"""


def latest_products(table_name: str, customer_id: str, n: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    products = query_all(table_of(table_name, region), Key("customer_id").eq(customer_id))
    return products[: -n - 1 : -1]
