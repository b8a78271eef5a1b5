"""The table has a partition key alone: each customer has one product.

fails: TestCreateTable.test_keys, TestCreateTable.test_key_types, TestScript.test_run
says: RANGE is the sort key
"""


def create_table(table_name: str, region: str = DEFAULT_REGION) -> None:
    table = boto3.resource("dynamodb", region_name=region).create_table(
        TableName=table_name,
        KeySchema=[{"AttributeName": "customer_id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "customer_id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    table.wait_until_exists()
