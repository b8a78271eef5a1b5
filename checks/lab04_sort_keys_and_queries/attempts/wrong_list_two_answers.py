"""If there is more, it asks again: once.

fails: TestListProducts.test_pages
says: until an answer has none
"""


def list_products(table_name: str, customer_id: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    table = table_of(table_name, region)
    condition = Key("customer_id").eq(customer_id)
    answer = table.query(KeyConditionExpression=condition)
    products: list[dict[str, Any]] = answer["Items"]
    if "LastEvaluatedKey" in answer:
        products += table.query(KeyConditionExpression=condition, ExclusiveStartKey=answer["LastEvaluatedKey"])["Items"]
    return products
