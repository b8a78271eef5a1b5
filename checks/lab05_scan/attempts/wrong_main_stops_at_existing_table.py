"""A table that exists ends the script.

fails: TestScript.test_second_run, TestScript.test_refused
says: the table is there and ACTIVE
"""


def make_archive(table_name: str, region: str) -> None:
    table = boto3.resource("dynamodb", region_name=region).create_table(
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
    table.wait_until_exists()
    with table.batch_writer() as batch:
        for reading in sample_readings():
            batch.put_item(Item=reading)
