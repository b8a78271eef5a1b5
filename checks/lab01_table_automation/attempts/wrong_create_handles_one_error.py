"""Only "exists already" is handled, by its own exception class.

fails: TestErrors.test_create_denied, TestErrors.test_create_throttled
says: AccessDeniedException
"""


def create_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.create_table(
            TableName=table_name,
            KeySchema=[{"AttributeName": "username", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "username", "AttributeType": "S"}],
            ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 5},
            Tags=[{"Key": "Environment", "Value": "DevOps-Lab"}],
        )
    except client.exceptions.ResourceInUseException:
        print(f"{table_name} exists already")
        return False
    return True
