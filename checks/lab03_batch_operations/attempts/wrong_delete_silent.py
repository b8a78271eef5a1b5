"""Keys that could not be deleted are counted, but not named.

fails: TestDelete.test_never_taken
says: print it, with all its values
"""


def batch_delete(table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION) -> int:
    if not keys:
        return 0
    dynamodb = boto3.resource("dynamodb", region_name=region)
    different = {key_of(key, list(keys[0])): key for key in keys}
    deletes = [{"DeleteRequest": {"Key": key}} for key in different.values()]
    left_over = write_all(dynamodb, table_name, deletes, 8)
    if left_over:
        print(f"{len(left_over)} keys could not be deleted")
    return len(different) - len(left_over)
