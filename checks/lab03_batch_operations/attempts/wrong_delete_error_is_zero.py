"""An error of AWS is printed, and the answer is 0.

fails: TestDelete.test_refused
says: where it has to raise an exception
"""


def batch_delete(table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION) -> int:
    if not keys:
        return 0
    dynamodb = boto3.resource("dynamodb", region_name=region)
    different = {key_of(key, list(keys[0])): key for key in keys}
    try:
        left_over = write_all(dynamodb, table_name, [{"DeleteRequest": {"Key": k}} for k in different.values()], 8)
    except dynamodb.meta.client.exceptions.ClientError as error:
        print(error)
        return 0
    for write in left_over:
        print(write)
    return len(different) - len(left_over)
