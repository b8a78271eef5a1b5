"""Every item is deleted by itself.

fails: TestDelete.test_batches, TestDelete.test_many, TestDelete.test_pauses, TestDelete.test_never_taken
fails: TestDelete.test_refused
says: {'DeleteItem': 25}
"""


def batch_delete(table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION) -> int:
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    different = []
    for key in keys:
        if key not in different:
            different.append(key)
            table.delete_item(Key=key)
    return len(different)
