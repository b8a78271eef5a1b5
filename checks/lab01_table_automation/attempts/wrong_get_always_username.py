"""`key_name` is not used.

fails: TestGetItem.test_key_name
says: the table's key is `device`
"""


def get_item(
    table_name: str, key_value: str, key_name: str = "username", region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    try:
        item = boto3.resource("dynamodb", region_name=region).Table(table_name).get_item(Key={"username": key_value}).get("Item")
    except ClientError as error:
        print(error)
        return None
    if item is None:
        print(f"No item {key_value}")
    return item
