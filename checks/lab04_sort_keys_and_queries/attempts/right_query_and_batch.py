"""One product is found by a Query on both keys, and written as a batch of one."""


def add_product(table_name: str, product: dict[str, Any], region: str = DEFAULT_REGION) -> None:
    with table_of(table_name, region).batch_writer() as batch:
        batch.put_item(Item=with_exact_numbers(product))


def get_product(
    table_name: str, customer_id: str, product_id: str, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    condition = Key("customer_id").eq(customer_id) & Key("product_id").eq(product_id)
    answer = table_of(table_name, region).query(KeyConditionExpression=condition)
    return next(iter(answer["Items"]), None)
