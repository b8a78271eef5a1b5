"""An answer without an item is not reckoned with.

fails: TestOneProduct.test_absent
says: KeyError
"""


def get_product(
    table_name: str, customer_id: str, product_id: str, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    key = {"customer_id": customer_id, "product_id": product_id}
    product: dict[str, Any] = table_of(table_name, region).get_item(Key=key)["Item"]
    return product
