"""The items of the table of the same name at home are deleted instead.

fails: TestRegion.test_delete
says: was deleted instead
"""


def batch_delete(table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION) -> int:
    if not keys:
        return 0
    dynamodb = boto3.resource("dynamodb", region_name="us-east-1")
    different = {key_of(key, list(keys[0])): key for key in keys}
    left_over = write_all(dynamodb, table_name, [{"DeleteRequest": {"Key": k}} for k in different.values()], 8)
    for write in left_over:
        print(write)
    return len(different) - len(left_over)
