"""A table that is there already is deleted first.

fails: TestScript.test_second_run
says: these items were in the table before the run
"""


def make_table(table_name: str, region: str) -> None:
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.delete_table(TableName=table_name)
        client.get_waiter("table_not_exists").wait(TableName=table_name)
    except client.exceptions.ResourceNotFoundException:
        print("a new table")
    client.create_table(
        TableName=table_name,
        KeySchema=[
            {"AttributeName": "customer", "KeyType": "HASH"},
            {"AttributeName": "order_number", "KeyType": "RANGE"},
        ],
        AttributeDefinitions=[
            {"AttributeName": "customer", "AttributeType": "S"},
            {"AttributeName": "order_number", "AttributeType": "N"},
        ],
        BillingMode="PAY_PER_REQUEST",
    )
    client.get_waiter("table_exists").wait(TableName=table_name)
