"""The sort key is a number.

fails: TestCreateTable.test_key_types, TestScript.test_run
says: AttributeDefinitions gives both types
"""


def create_table(table_name: str, region: str = DEFAULT_REGION) -> None:
    table = boto3.resource("dynamodb", region_name=region).create_table(
        TableName=table_name,
        KeySchema=[
            {"AttributeName": "customer_id", "KeyType": "HASH"},
            {"AttributeName": "product_id", "KeyType": "RANGE"},
        ],
        AttributeDefinitions=[
            {"AttributeName": "customer_id", "AttributeType": "S"},
            {"AttributeName": "product_id", "AttributeType": "N"},
        ],
        BillingMode="PAY_PER_REQUEST",
    )
    table.wait_until_exists()
