"""Takes the keys out of the list that was passed in.

fails: TestDelete.test_given_keys
says: work on a copy
"""


def batch_delete(table_name, keys, region=DEFAULT_REGION):
    if not keys:
        return 0
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = list(keys[0])
    different = {}
    while keys:
        key = with_exact_numbers(keys.pop(0))
        different[key_of(key, names)] = key
    writes = [{"DeleteRequest": {"Key": key}} for key in different.values()]
    left_over = write_all(dynamodb, table_name, writes, 8)
    for write in left_over:
        print(f"Not deleted: {write['DeleteRequest']['Key']}")
    return len(different) - len(left_over)
