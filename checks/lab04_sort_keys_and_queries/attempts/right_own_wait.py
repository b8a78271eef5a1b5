"""A loop of its own asks for the table's status."""

import time


def create_table(table_name: str, region: str = DEFAULT_REGION) -> None:
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
    while table.table_status != "ACTIVE":
        time.sleep(0.5)
        table.reload()
