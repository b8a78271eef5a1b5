"""The name in the example is used, not the one that was given.

fails: TestCreateTable.test_answer, TestCreateTable.test_key, TestCreateTable.test_throughput, TestCreateTable.test_tag
fails: TestCreateTable.test_existing_table
fails: TestCleanup.test_with_flag, TestCleanup.test_without_flag, TestScript.test_first_run
fails: TestCustomParameters.test_script, TestCustomParameters.test_default_region, TestCustomParameters.test_create_region
says: made no table of the name it was given
"""


def create_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.create_table(
            TableName="Users",
            KeySchema=[{"AttributeName": "username", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "username", "AttributeType": "S"}],
            ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 5},
            Tags=[{"Key": "Environment", "Value": "DevOps-Lab"}],
        )
    except ClientError as error:
        print(error)
        return False
    return True
