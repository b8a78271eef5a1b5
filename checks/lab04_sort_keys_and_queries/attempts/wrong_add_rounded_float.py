"""Floats are stored with the digits that they have, cut off.

fails: TestOneProduct.test_floats, TestOneProduct.test_floats_inside
says: has the rounding error of the float as well
"""

from decimal import Context


def cut(value: Any) -> Any:
    if isinstance(value, float):
        return Context(prec=38).create_decimal(value)
    if isinstance(value, dict):
        return {name: cut(member) for name, member in value.items()}
    if isinstance(value, (list, set)):
        return type(value)(cut(member) for member in value)
    return value


def add_product(table_name: str, product: dict[str, Any], region: str = DEFAULT_REGION) -> None:
    table_of(table_name, region).put_item(Item=cut(product))
