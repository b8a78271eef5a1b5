"""Errors are printed and forgotten.

fails: TestCreateTable.test_existing_table, TestCreateTable.test_error
says: where it has to raise an exception
"""


def create_table(table_name: str, region: str = DEFAULT_REGION) -> None:
    try:
        table = boto3.resource("dynamodb", region_name=region).create_table(
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
    except ClientError as error:
        print(error)
