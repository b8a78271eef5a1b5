"""Any product of the customer will do.

fails: TestOneProduct.test_absent
says: this customer has no such product
"""


def get_product(
    table_name: str, customer_id: str, product_id: str, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    answer = table_of(table_name, region).query(KeyConditionExpression=Key("customer_id").eq(customer_id), Limit=1)
    return answer["Items"][0] if answer["Items"] else None
