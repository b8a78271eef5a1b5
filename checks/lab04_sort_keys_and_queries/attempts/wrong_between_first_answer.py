"""The first answer is taken for all.

fails: TestSortKeyConditions.test_between_pages
says: one answer holds at most 1 MB
"""


def products_between(
    table_name: str, customer_id: str, first: str, last: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    condition = Key("customer_id").eq(customer_id) & Key("product_id").between(first, last)
    products: list[dict[str, Any]] = table_of(table_name, region).query(KeyConditionExpression=condition)["Items"]
    return products
