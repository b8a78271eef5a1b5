"""All products are read, and picked in Python.

fails: TestSortKeyConditions.test_prefix_cost
says: What a filter or your own code throws away is read, and paid for, all the same
"""


def products_with_prefix(
    table_name: str, customer_id: str, prefix: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    products = query_all(table_of(table_name, region), Key("customer_id").eq(customer_id))
    return [product for product in products if product["product_id"].startswith(prefix)]
