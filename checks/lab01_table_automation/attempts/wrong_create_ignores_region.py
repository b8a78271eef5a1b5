"""One client, made on import, for the region of the example.

fails: TestCustomParameters.test_script, TestCustomParameters.test_create_region
says: give the client or resource the `region` of the call
"""

CLIENT = boto3.client("dynamodb", region_name="us-east-1")


def create_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    try:
        CLIENT.create_table(
            TableName=table_name,
            KeySchema=[{"AttributeName": "username", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "username", "AttributeType": "S"}],
            ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 5},
            Tags=[{"Key": "Environment", "Value": "DevOps-Lab"}],
        )
    except ClientError as error:
        print(error)
        return False
    return True
