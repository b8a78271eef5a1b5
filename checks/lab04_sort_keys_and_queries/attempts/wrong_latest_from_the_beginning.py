"""It takes the first products, not the last.

fails: TestLatestProducts.test_newest_first, TestLatestProducts.test_fewer, TestLatestProducts.test_pages, TestLatestProducts.test_cost
says: the very last of them first
"""


def latest_products(table_name: str, customer_id: str, n: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    answer = table_of(table_name, region).query(KeyConditionExpression=Key("customer_id").eq(customer_id), Limit=n)
    products: list[dict[str, Any]] = answer["Items"]
    return products
