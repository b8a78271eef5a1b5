"""None without a word.

fails: TestErrors.test_get_absent, TestErrors.test_get_denied, TestErrors.test_get_throttled
says: must say what went wrong
"""


def get_item(
    table_name: str, key_value: str, key_name: str = "username", region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    try:
        return boto3.resource("dynamodb", region_name=region).Table(table_name).get_item(Key={key_name: key_value}).get("Item")
    except ClientError:
        return None
