"""The answer is the length of the list.

fails: TestDelete.test_same_key, TestDelete.test_never_taken
says: the number of different keys
"""


def batch_delete(table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION) -> int:
    if not keys:
        return 0
    dynamodb = boto3.resource("dynamodb", region_name=region)
    different = {key_of(key, list(keys[0])): key for key in keys}
    deletes = [{"DeleteRequest": {"Key": key}} for key in different.values()]
    for write in write_all(dynamodb, table_name, deletes, 8):
        print(write)
    return len(keys)
