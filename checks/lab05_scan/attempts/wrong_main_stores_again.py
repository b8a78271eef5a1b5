"""The sample readings are stored in a table that is there already, too.

fails: TestScript.test_second_run
says: nothing is stored in a table that was there before
"""


def make_archive(table_name: str, region: str) -> None:
    client = boto3.client("dynamodb", region_name=region)
    if table_name not in client.list_tables()["TableNames"]:
        client.create_table(
            TableName=table_name,
            KeySchema=[
                {"AttributeName": "sensor_id", "KeyType": "HASH"},
                {"AttributeName": "taken_at", "KeyType": "RANGE"},
            ],
            AttributeDefinitions=[
                {"AttributeName": "sensor_id", "AttributeType": "S"},
                {"AttributeName": "taken_at", "AttributeType": "S"},
            ],
            BillingMode="PAY_PER_REQUEST",
        )
        client.get_waiter("table_exists").wait(TableName=table_name)
    with boto3.resource("dynamodb", region_name=region).Table(table_name).batch_writer() as batch:
        for reading in sample_readings():
            batch.put_item(Item=reading)
