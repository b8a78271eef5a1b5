"""A product that is there is not replaced.

fails: TestOneProduct.test_replaces
says: ConditionalCheckFailedException
"""


def add_product(table_name: str, product: dict[str, Any], region: str = DEFAULT_REGION) -> None:
    table_of(table_name, region).put_item(
        Item=with_exact_numbers(product), ConditionExpression="attribute_not_exists(product_id)"
    )
