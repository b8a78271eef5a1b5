"""Nobody looks at what AWS did not take.

fails: TestDelete.test_part, TestDelete.test_pauses, TestDelete.test_never_taken
says: comes back in UnprocessedItems, without an error
"""


def batch_delete(table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION) -> int:
    if not keys:
        return 0
    client = boto3.resource("dynamodb", region_name=region)
    different = {key_of(key, list(keys[0])): key for key in keys}
    for batch in in_groups([{"DeleteRequest": {"Key": key}} for key in different.values()], 25):
        client.batch_write_item(RequestItems={table_name: batch})
    return len(different)
