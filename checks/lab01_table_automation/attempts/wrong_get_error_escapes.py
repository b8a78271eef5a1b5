"""Errors of AWS are not handled.

fails: TestErrors.test_get_denied, TestErrors.test_get_throttled
says: AccessDeniedException
"""


def get_item(
    table_name: str, key_value: str, key_name: str = "username", region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    item = boto3.resource("dynamodb", region_name=region).Table(table_name).get_item(Key={key_name: key_value}).get("Item")
    if item is None:
        print(f"No item {key_value}")
    return item
