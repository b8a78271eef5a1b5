"""The two keys have each other's part.

fails: TestCreateTable.test_keys, TestScript.test_run
says: it says whose products they are
"""


def create_table(table_name: str, region: str = DEFAULT_REGION) -> None:
    table = boto3.resource("dynamodb", region_name=region).create_table(
        TableName=table_name,
        KeySchema=[
            {"AttributeName": "product_id", "KeyType": "HASH"},
            {"AttributeName": "customer_id", "KeyType": "RANGE"},
        ],
        AttributeDefinitions=[
            {"AttributeName": "customer_id", "AttributeType": "S"},
            {"AttributeName": "product_id", "AttributeType": "S"},
        ],
        BillingMode="PAY_PER_REQUEST",
    )
    table.wait_until_exists()
