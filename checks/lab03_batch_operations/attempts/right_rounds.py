"""All batches are sent first; what comes back from all of them makes the next round, after a pause a round."""

from itertools import islice


def rounds(send: Any, waiting: list[Any], size: int, max_attempts: int) -> list[Any]:
    pause = 0.2
    for attempt in range(1, max_attempts + 1):
        source, back = iter(waiting), []
        while batch := list(islice(source, size)):
            back += send(batch)
        waiting = back
        if not waiting or attempt == max_attempts:
            break
        time.sleep(pause)
        pause *= 1.5
    return waiting


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))
    last = {key_of(item, names): {"PutRequest": {"Item": item}} for item in with_exact_numbers(items)}

    def send(batch: list[Any]) -> list[Any]:
        return dynamodb.batch_write_item(RequestItems={table_name: batch})["UnprocessedItems"].get(table_name, [])

    back = rounds(send, list(last.values()), 25, max_attempts)
    return {"written": len(last) - len(back), "unprocessed": [write["PutRequest"]["Item"] for write in back]}


def batch_get(
    table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> list[dict[str, Any] | None]:
    if not keys:
        return []
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = list(keys[0])
    found = {}

    def ask(batch: list[Any]) -> list[Any]:
        answer = dynamodb.batch_get_item(RequestItems={table_name: {"Keys": batch}})
        for item in answer["Responses"].get(table_name, []):
            found[key_of(item, names)] = item
        return answer["UnprocessedKeys"].get(table_name, {"Keys": []})["Keys"]

    back = rounds(ask, list({key_of(key, names): key for key in keys}.values()), 100, max_attempts)
    assert not back, f"never answered: {back}"
    return [found.get(key_of(key, names)) for key in keys]


def batch_delete(table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION) -> int:
    if not keys:
        return 0
    client = boto3.resource("dynamodb", region_name=region).meta.client
    names = list(keys[0])

    def send(batch: list[Any]) -> list[Any]:
        return client.batch_write_item(RequestItems={table_name: batch})["UnprocessedItems"].get(table_name, [])

    different = {key_of(key, names): {"DeleteRequest": {"Key": key}} for key in keys}
    back = rounds(send, list(different.values()), 25, 8)
    if back:
        print("left:", *[write["DeleteRequest"]["Key"] for write in back], sep="\n")
    return len(different) - len(back)
