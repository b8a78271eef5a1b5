"""Floats become Decimals in the items that were passed in.

fails: TestInsert.test_given_items
says: work on a copy
"""


def batch_insert(table_name, items, region=DEFAULT_REGION, max_attempts=8):
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))
    for item in items:
        item.update(with_exact_numbers(item))
    last = {key_of(item, names): item for item in items}
    writes = [{"PutRequest": {"Item": item}} for item in last.values()]
    left_over = write_all(dynamodb, table_name, writes, max_attempts)
    unprocessed = [write["PutRequest"]["Item"] for write in left_over]
    return {"written": len(last) - len(unprocessed), "unprocessed": unprocessed}
