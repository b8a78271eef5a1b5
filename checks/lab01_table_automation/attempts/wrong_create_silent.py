"""Errors are swallowed: the first line is all that is ever printed.

fails: TestErrors.test_create_denied
says: must say what went wrong
"""


def create_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    print(f"Creating {table_name} ...")
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.create_table(
            TableName=table_name,
            KeySchema=[{"AttributeName": "username", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "username", "AttributeType": "S"}],
            ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 5},
            Tags=[{"Key": "Environment", "Value": "DevOps-Lab"}],
        )
    except ClientError:
        return False
    return True
