"""Sets come back as lists, because JSON has no sets.

fails: TestGetItem.test_sets
fails: TestScript.test_first_run, TestScript.test_second_run, TestCustomParameters.test_script
says: a set, not a list
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
    return {name: list(value) if isinstance(value, set) else value for name, value in item.items()}
