"""The batches go side by side, each in a thread of a pool with a client of its own."""

from concurrent.futures import ThreadPoolExecutor


def in_threads(work: Any, batches: list[Any]) -> list[Any]:
    with ThreadPoolExecutor(max_workers=4) as pool:
        return [member for result in pool.map(work, batches) for member in result]


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    names = key_names(boto3.resource("dynamodb", region_name=region).Table(table_name))
    last = {key_of(item, names): item for item in with_exact_numbers(items)}

    def work(batch: list[Any]) -> list[Any]:
        dynamodb = boto3.session.Session().resource("dynamodb", region_name=region)
        return write_all(dynamodb, table_name, batch, max_attempts)

    back = in_threads(work, in_groups([{"PutRequest": {"Item": item}} for item in last.values()], 25))
    return {"written": len(last) - len(back), "unprocessed": [write["PutRequest"]["Item"] for write in back]}


def batch_delete(table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION) -> int:
    names = list(keys[0]) if keys else []
    different = {key_of(key, names): key for key in keys}

    def work(batch: list[Any]) -> list[Any]:
        dynamodb = boto3.session.Session().resource("dynamodb", region_name=region)
        return write_all(dynamodb, table_name, batch, 8)

    back = in_threads(work, in_groups([{"DeleteRequest": {"Key": key}} for key in different.values()], 25))
    for write in back:
        print(*write["DeleteRequest"]["Key"].values())
    return len(different) - len(back)
