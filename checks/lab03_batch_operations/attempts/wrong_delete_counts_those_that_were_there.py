"""Only the keys that had an item are deleted and counted.

fails: TestDelete.test_absent, TestDelete.test_batches, TestDelete.test_many, TestDelete.test_pauses
fails: TestDelete.test_only_left_over, TestDelete.test_never_taken
says: afterwards it is gone
"""


def batch_delete(table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION) -> int:
    if not keys:
        return 0
    dynamodb = boto3.resource("dynamodb", region_name=region)
    there = [item for item in batch_get(table_name, keys, region=region) if item]
    different = {key_of(item, list(keys[0])): {name: item[name] for name in keys[0]} for item in there}
    deletes = [{"DeleteRequest": {"Key": key}} for key in different.values()]
    left_over = write_all(dynamodb, table_name, deletes, 8)
    for write in left_over:
        print(write)
    return len(different) - len(left_over)
