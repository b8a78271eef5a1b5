"""Floats are left to boto3, which refuses them.

fails: TestOneProduct.test_floats, TestOneProduct.test_floats_inside
fails: TestScript.test_run, TestScript.test_second_run
says: Float types are not supported
"""


def add_product(table_name: str, product: dict[str, Any], region: str = DEFAULT_REGION) -> None:
    table_of(table_name, region).put_item(Item=product)
