"""It gives up after three attempts.

fails: TestDelete.test_never_taken
says: how often that key was sent
"""

DELETE_ATTEMPTS = 3


def batch_delete(table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION) -> int:
    if not keys:
        return 0
    dynamodb = boto3.resource("dynamodb", region_name=region)
    different = {key_of(key, list(keys[0])): key for key in keys}
    deletes = [{"DeleteRequest": {"Key": key}} for key in different.values()]
    left_over = write_all(dynamodb, table_name, deletes, DELETE_ATTEMPTS)
    for write in left_over:
        print(write)
    return len(different) - len(left_over)
