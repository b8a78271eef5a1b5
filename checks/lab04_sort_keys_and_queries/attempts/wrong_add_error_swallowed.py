"""Errors are printed and forgotten.

fails: TestOneProduct.test_add_error
says: where it has to raise an exception
"""


def add_product(table_name: str, product: dict[str, Any], region: str = DEFAULT_REGION) -> None:
    try:
        table_of(table_name, region).put_item(Item=with_exact_numbers(product))
    except ClientError as error:
        print(error)
