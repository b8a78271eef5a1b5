"""A key that occurs twice is sent twice.

fails: TestDelete.test_same_key
says: Provided list of item keys contains duplicates
"""


def batch_delete(table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION) -> int:
    dynamodb = boto3.resource("dynamodb", region_name=region)
    left_over = write_all(dynamodb, table_name, [{"DeleteRequest": {"Key": key}} for key in keys], 8)
    for write in left_over:
        print(write)
    return len(keys) - len(left_over)
