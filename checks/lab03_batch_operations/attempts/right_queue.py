"""One queue: what comes back goes to its end, with a count of its own, and fills the next batches up."""

from collections import deque


def drain(dynamodb: Any, table_name: str, writes: dict[Any, Any], name_of: Any, max_attempts: int) -> list[Any]:
    """Send what is in `writes`; gives the names of those that were sent max_attempts times in vain."""
    queue = deque((name, 0) for name in writes)
    given_up = []
    while queue:
        batch = {}
        while queue and len(batch) < 25:
            name, sent = queue.popleft()
            batch[name] = sent
        if max(batch.values()) > 0:
            time.sleep(0.05 * max(batch.values()))
        answer = dynamodb.batch_write_item(RequestItems={table_name: [writes[name] for name in batch]})
        for write in answer.get("UnprocessedItems", {}).get(table_name, []):
            name = name_of(write)
            if batch[name] + 1 == max_attempts:
                given_up.append(name)
            else:
                queue.append((name, batch[name] + 1))
    return given_up


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))
    writes = {key_of(item, names): {"PutRequest": {"Item": item}} for item in with_exact_numbers(items)}
    left = drain(dynamodb, table_name, writes, lambda w: key_of(w["PutRequest"]["Item"], names), max_attempts)
    return {"written": len(writes) - len(left), "unprocessed": [writes[name]["PutRequest"]["Item"] for name in left]}


def batch_delete(table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION) -> int:
    if not keys:
        return 0
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = sorted(keys[0])
    writes = {key_of(key, names): {"DeleteRequest": {"Key": key}} for key in keys}
    left = drain(dynamodb, table_name, writes, lambda w: key_of(w["DeleteRequest"]["Key"], names), 8)
    for name in left:
        print(f"{dict(zip(names, name))} could not be deleted")
    return len(writes) - len(left)
