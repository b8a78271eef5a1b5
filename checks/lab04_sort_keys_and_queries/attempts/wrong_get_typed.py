"""The product is returned as DynamoDB spells it.

fails: TestOneProduct.test_get, TestOneProduct.test_get_types
fails: TestScript.test_run, TestScript.test_second_run
says: plain values, never
"""


def get_product(
    table_name: str, customer_id: str, product_id: str, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    key = {"customer_id": {"S": customer_id}, "product_id": {"S": product_id}}
    return boto3.client("dynamodb", region_name=region).get_item(TableName=table_name, Key=key).get("Item")
