"""The resource interface for everything, with collections, its own converters and a loop over `reload`."""

import time


def create_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    try:
        table = boto3.resource("dynamodb", region_name=region).create_table(
            TableName=table_name,
            AttributeDefinitions=[{"AttributeName": "username", "AttributeType": "S"}],
            KeySchema=[{"AttributeName": "username", "KeyType": "HASH"}],
            ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 5},
            Tags=[{"Key": "Environment", "Value": "DevOps-Lab"}],
        )
    except ClientError as error:
        print(error.response["Error"]["Message"], file=sys.stderr)
        return False
    print(f"{table.name}: {table.table_status}")
    return True


def wait_for_table_creation(table_name: str, region: str = DEFAULT_REGION, max_attempts: int = 10) -> bool:
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    left = max_attempts
    while left > 0:
        try:
            table.reload()
        except ClientError as error:
            print(error, file=sys.stderr)
            return False
        if table.table_status == "ACTIVE":
            return True
        left -= 1
        if left:
            time.sleep(5)
    return False


def list_tables(region: str = DEFAULT_REGION) -> list[str]:
    try:
        names = [table.name for table in boto3.resource("dynamodb", region_name=region).tables.all()]
    except ClientError as error:
        print(error, file=sys.stderr)
        return []
    print("\n".join(names))
    return names


def insert_item(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    try:
        boto3.resource("dynamodb", region_name=region).Table(table_name).put_item(Item=with_exact_numbers(item))
    except ClientError as error:
        print(error, file=sys.stderr)
        return False
    return True


def get_item(
    table_name: str, key_value: str, key_name: str = "username", region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    try:
        answer = boto3.resource("dynamodb", region_name=region).Table(table_name).get_item(Key={key_name: key_value})
    except ClientError as error:
        print(error, file=sys.stderr)
        return None
    if not answer.get("Item"):
        print("not found", file=sys.stderr)
        return None
    return answer["Item"]


def delete_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    try:
        boto3.resource("dynamodb", region_name=region).Table(table_name).delete()
    except ClientError as error:
        print(error, file=sys.stderr)
        return False
    return True
