"""All products are read, and picked in Python.

fails: TestSortKeyConditions.test_between_cost
says: What a filter or your own code throws away is read, and paid for, all the same
"""


def products_between(
    table_name: str, customer_id: str, first: str, last: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    products = query_all(table_of(table_name, region), Key("customer_id").eq(customer_id))
    return [product for product in products if first <= product["product_id"] <= last]
