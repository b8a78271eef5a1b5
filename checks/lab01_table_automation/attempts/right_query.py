"""The item is found by a Query on its key, and written as a batch of one."""

from boto3.dynamodb.conditions import Key


def insert_item(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    try:
        with boto3.resource("dynamodb", region_name=region).Table(table_name).batch_writer() as batch:
            batch.put_item(Item=with_exact_numbers(item))
    except ClientError as error:
        print(error)
        return False
    return True


def get_item(
    table_name: str, key_value: str, key_name: str = "username", region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    try:
        items = table.query(KeyConditionExpression=Key(key_name).eq(key_value))["Items"]
    except ClientError as error:
        print(error)
        return None
    if len(items) != 1:
        print(f"{len(items)} items with that key")
        return None
    return items[0]
