"""The key attribute is called user_name.

fails: TestCreateTable.test_key, TestScript.test_first_run, TestCustomParameters.test_script
says: a key cannot be changed later
"""


def create_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.create_table(
            TableName=table_name,
            KeySchema=[{"AttributeName": "user_name", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "user_name", "AttributeType": "S"}],
            ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 5},
            Tags=[{"Key": "Environment", "Value": "DevOps-Lab"}],
        )
    except ClientError as error:
        print(error)
        return False
    return True
