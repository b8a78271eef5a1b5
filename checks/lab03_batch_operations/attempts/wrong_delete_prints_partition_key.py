"""Of a key that could not be deleted only the first part is printed.

fails: TestDelete.test_never_taken
says: with all its values
"""


def batch_delete(table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION) -> int:
    if not keys:
        return 0
    dynamodb = boto3.resource("dynamodb", region_name=region)
    different = {key_of(key, list(keys[0])): key for key in keys}
    deletes = [{"DeleteRequest": {"Key": key}} for key in different.values()]
    left_over = write_all(dynamodb, table_name, deletes, 8)
    for write in left_over:
        print("left:", write["DeleteRequest"]["Key"][next(iter(keys[0]))])
    return len(different) - len(left_over)
