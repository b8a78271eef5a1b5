"""On-demand capacity, where provisioned capacity was asked for.

fails: TestCreateTable.test_throughput
says: PAY_PER_REQUEST bills each request
"""


def create_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.create_table(
            TableName=table_name,
            KeySchema=[{"AttributeName": "username", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "username", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
            Tags=[{"Key": "Environment", "Value": "DevOps-Lab"}],
        )
    except ClientError as error:
        print(error)
        return False
    return True
