"""A table that exists is deleted first.

fails: TestCreateTable.test_existing_table, TestScript.test_second_run
says: where it has to raise an exception
"""


def create_table(table_name: str, region: str = DEFAULT_REGION) -> None:
    client = boto3.client("dynamodb", region_name=region)
    if table_name in client.list_tables()["TableNames"]:
        client.delete_table(TableName=table_name)
        client.get_waiter("table_not_exists").wait(TableName=table_name)
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
