"""It looks before each step, tags the table once it is there, and waits until a deleted table is gone."""


def table_exists(client: Any, table_name: str) -> bool:
    try:
        client.describe_table(TableName=table_name)
    except client.exceptions.ResourceNotFoundException:
        return False
    return True


def create_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        if table_exists(client, table_name):
            print(f"{table_name} is there already.")
            return False
        answer = client.create_table(
            TableName=table_name,
            KeySchema=[{"AttributeName": "username", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "username", "AttributeType": "S"}],
            ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 5},
        )
        client.get_waiter("table_exists").wait(TableName=table_name, WaiterConfig={"Delay": 1})
        arn = answer["TableDescription"]["TableArn"]
        client.tag_resource(ResourceArn=arn, Tags=[{"Key": "Environment", "Value": "DevOps-Lab"}])
    except (ClientError, WaiterError) as error:
        print(f"No: {error}")
        return False
    return True


def insert_item(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        if not table_exists(client, table_name):
            print(f"There is no table {table_name}.")
            return False
        boto3.resource("dynamodb", region_name=region).Table(table_name).put_item(Item=with_exact_numbers(item))
    except ClientError as error:
        print(f"No: {error}")
        return False
    print("Stored.")
    return True


def delete_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        if not table_exists(client, table_name):
            print(f"There is no table {table_name}.")
            return False
        client.delete_table(TableName=table_name)
        client.get_waiter("table_not_exists").wait(TableName=table_name)
    except (ClientError, WaiterError) as error:
        print(f"No: {error}")
        return False
    return True
