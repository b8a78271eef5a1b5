"""The floats are replaced in the caller's own dict, deep down as well.

fails: TestOneProduct.test_given_product
says: work on a copy
"""


def replace_floats(value: Any) -> Any:
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, set):
        return {replace_floats(member) for member in value}
    if isinstance(value, (dict, list)):
        for place, member in list(value.items() if isinstance(value, dict) else enumerate(value)):
            value[place] = replace_floats(member)
    return value


def add_product(table_name: str, product: dict[str, Any], region: str = DEFAULT_REGION) -> None:
    replace_floats(product)
    table_of(table_name, region).put_item(Item=product)
