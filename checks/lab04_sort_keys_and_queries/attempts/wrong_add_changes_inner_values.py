"""The product is copied before its floats are replaced, but only its outermost dict is: the lists inside are shared.

fails: TestOneProduct.test_given_product
says: work on a copy
"""


def replace_floats(values: Any) -> None:
    for place, member in list(values.items() if isinstance(values, dict) else enumerate(values)):
        if isinstance(member, float):
            values[place] = Decimal(str(member))
        elif isinstance(member, set):
            values[place] = {Decimal(str(each)) if isinstance(each, float) else each for each in member}
        elif isinstance(member, (dict, list)):
            replace_floats(member)


def add_product(table_name: str, product: dict[str, Any], region: str = DEFAULT_REGION) -> None:
    item = dict(product)
    replace_floats(item)
    table_of(table_name, region).put_item(Item=item)
