"""When AWS refuses, the product is said not to be there.

fails: TestOneProduct.test_get_error
says: get_product() returned None where it has to raise an exception
"""


def get_product(
    table_name: str, customer_id: str, product_id: str, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    key = {"customer_id": customer_id, "product_id": product_id}
    try:
        product: dict[str, Any] | None = table_of(table_name, region).get_item(Key=key).get("Item")
    except ClientError:
        return None
    return product
