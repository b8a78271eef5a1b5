"""Only floats at the top become decimals.

fails: TestOneProduct.test_floats_inside
says: Float types are not supported
"""


def add_product(table_name: str, product: dict[str, Any], region: str = DEFAULT_REGION) -> None:
    exact = {name: Decimal(str(value)) if isinstance(value, float) else value for name, value in product.items()}
    table_of(table_name, region).put_item(Item=exact)
