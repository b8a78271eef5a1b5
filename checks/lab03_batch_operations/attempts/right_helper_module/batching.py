import time


def unique(members, names):
    return list({tuple(member[name] for name in names): member for member in members}.values())


def pieces(members, size):
    for start in range(0, len(members), size):
        yield members[start : start + size]


def pauses(max_attempts):
    """Begins each attempt: at once for the first, after a longer and longer pause for the others."""
    for attempt in range(max_attempts):
        if attempt:
            time.sleep(0.1 * 1.7**attempt)
        yield attempt


def left_over(dynamodb, table_name, writes, max_attempts):
    for piece in pieces(writes, 25):
        for _ in pauses(max_attempts):
            piece = dynamodb.batch_write_item(RequestItems={table_name: piece})["UnprocessedItems"].get(table_name)
            if not piece:
                break
        else:
            yield from piece


def never_put(dynamodb, table_name, items, max_attempts):
    writes = [{"PutRequest": {"Item": item}} for item in items]
    for write in left_over(dynamodb, table_name, writes, max_attempts):
        yield write["PutRequest"]["Item"]


def never_deleted(dynamodb, table_name, keys, max_attempts):
    writes = [{"DeleteRequest": {"Key": key}} for key in keys]
    for write in left_over(dynamodb, table_name, writes, max_attempts):
        yield write["DeleteRequest"]["Key"]


def read(dynamodb, table_name, keys, max_attempts):
    for piece in pieces(keys, 100):
        request = {table_name: {"Keys": piece}}
        for _ in pauses(max_attempts):
            answer = dynamodb.batch_get_item(RequestItems=request)
            yield from answer["Responses"].get(table_name, [])
            request = answer["UnprocessedKeys"]
            if not request:
                break
        else:
            raise RuntimeError(f"no answer for {request}")
