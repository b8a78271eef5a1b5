"""An error in the middle ends the list there.

fails: TestListProducts.test_error_halfway
says: where it has to raise an exception
"""


def list_products(table_name: str, customer_id: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    table = table_of(table_name, region)
    answer = table.query(KeyConditionExpression=Key("customer_id").eq(customer_id))
    products: list[dict[str, Any]] = answer["Items"]
    try:
        while "LastEvaluatedKey" in answer:
            start = answer["LastEvaluatedKey"]
            answer = table.query(KeyConditionExpression=Key("customer_id").eq(customer_id), ExclusiveStartKey=start)
            products += answer["Items"]
    except ClientError as error:
        print(error)
    return products
