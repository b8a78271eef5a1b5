"""It begins at the end, and reads on to the beginning.

fails: TestLatestProducts.test_cost, TestLatestProducts.test_pages
says: stop after so many (Limit)
"""


def latest_products(table_name: str, customer_id: str, n: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    answer = table_of(table_name, region).query(
        KeyConditionExpression=Key("customer_id").eq(customer_id), ScanIndexForward=False
    )
    products: list[dict[str, Any]] = answer["Items"]
    return products[:n]
