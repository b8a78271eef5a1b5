"""It reads all products of the customer and picks one.

fails: TestOneProduct.test_get_cost
says: this one product can be read for 0.5
"""


def get_product(
    table_name: str, customer_id: str, product_id: str, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    for product in query_all(table_of(table_name, region), Key("customer_id").eq(customer_id)):
        if product["product_id"] == product_id:
            return product
    return None
