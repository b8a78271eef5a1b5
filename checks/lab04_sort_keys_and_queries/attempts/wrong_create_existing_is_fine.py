"""A table that exists is silently taken for the new one.

fails: TestCreateTable.test_existing_table
says: where it has to raise an exception
"""


def create_table(table_name: str, region: str = DEFAULT_REGION) -> None:
    client = boto3.client("dynamodb", region_name=region)
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
    except client.exceptions.ResourceInUseException:
        print(f"{table_name} is there already")
