"""The first answer is taken for all.

fails: TestSortKeyConditions.test_prefix_pages
says: one answer holds at most 1 MB
"""


def products_with_prefix(
    table_name: str, customer_id: str, prefix: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    condition = Key("customer_id").eq(customer_id) & Key("product_id").begins_with(prefix)
    products: list[dict[str, Any]] = table_of(table_name, region).query(KeyConditionExpression=condition)["Items"]
    return products
