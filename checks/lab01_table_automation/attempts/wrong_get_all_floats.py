"""Every number is turned into a float, and a large one into its neighbour.

fails: TestGetItem.test_numbers
says: a float keeps 15 digits only
"""


def get_item(
    table_name: str, key_value: str, key_name: str = "username", region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    try:
        item = boto3.resource("dynamodb", region_name=region).Table(table_name).get_item(Key={key_name: key_value}).get("Item")
    except ClientError as error:
        print(error)
        return None
    if item is None:
        print(f"No item {key_value}")
        return None
    return {name: float(value) if isinstance(value, Decimal) else value for name, value in item.items()}
