"""The products are returned as DynamoDB spells them.

fails: TestListProducts.test_products
fails: TestScript.test_run, TestScript.test_second_run
says: plain values, never
"""


def list_products(table_name: str, customer_id: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    pages = boto3.client("dynamodb", region_name=region).get_paginator("query").paginate(
        TableName=table_name,
        KeyConditionExpression="customer_id = :customer",
        ExpressionAttributeValues={":customer": {"S": customer_id}},
    )
    return [product for page in pages for product in page["Items"]]
