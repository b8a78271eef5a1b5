"""The function is back while the table is still CREATING.

fails: TestCreateTable.test_waits, TestScript.test_run
says: it never asked AWS whether the table is ready
"""


def create_table(table_name: str, region: str = DEFAULT_REGION) -> None:
    boto3.resource("dynamodb", region_name=region).create_table(
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
