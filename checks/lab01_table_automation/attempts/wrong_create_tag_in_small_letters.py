"""The tag's value is spelt in another way.

fails: TestCreateTable.test_tag
says: capitals count
"""


def create_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.create_table(
            TableName=table_name,
            KeySchema=[{"AttributeName": "username", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "username", "AttributeType": "S"}],
            ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 5},
            Tags=[{"Key": "Environment", "Value": "devops-lab"}],
        )
    except ClientError as error:
        print(error)
        return False
    return True
