"""An item that is not there comes back as an empty one.

fails: TestErrors.test_get_absent
says: there is no such item
"""


def get_item(
    table_name: str, key_value: str, key_name: str = "username", region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    try:
        table = boto3.resource("dynamodb", region_name=region).Table(table_name)
        return table.get_item(Key={key_name: key_value}).get("Item", {})
    except ClientError as error:
        print(error)
        return None
