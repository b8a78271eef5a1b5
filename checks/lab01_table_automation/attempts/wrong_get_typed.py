"""The item is returned as DynamoDB spells it.

fails: TestGetItem.test_text, TestGetItem.test_numbers, TestGetItem.test_booleans_and_none, TestGetItem.test_bytes
fails: TestGetItem.test_lists_and_maps, TestGetItem.test_sets, TestGetItem.test_key_name
fails: TestScript.test_first_run, TestScript.test_second_run
fails: TestCustomParameters.test_script, TestCustomParameters.test_get_region
says: plain values, never
"""


def get_item(
    table_name: str, key_value: str, key_name: str = "username", region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    client = boto3.client("dynamodb", region_name=region)
    try:
        item = client.get_item(TableName=table_name, Key={key_name: {"S": key_value}}).get("Item")
    except ClientError as error:
        print(error)
        return None
    if item is None:
        print(f"No item {key_value}")
    return item
