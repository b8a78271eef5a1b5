"""One resource, made on import, for the region of the example.

fails: TestScript.test_run, TestScript.test_create_region
says: give the client or resource the `region` of the call
"""

DYNAMODB = boto3.resource("dynamodb", region_name="us-east-1")


def create_table(table_name: str, region: str = DEFAULT_REGION) -> None:
    table = DYNAMODB.create_table(
        TableName=table_name,
        KeySchema=[
            {"AttributeName": "customer_id", "KeyType": "HASH"},
            {"AttributeName": "product_id", "KeyType": "RANGE"},
        ],
        AttributeDefinitions=[
            {"AttributeName": "customer_id", "AttributeType": "S"},
            {"AttributeName": "product_id", "AttributeType": "S"},
        ],
        BillingMode="PAY_PER_REQUEST",
    )
    table.wait_until_exists()
