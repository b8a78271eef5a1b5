"""Pauses that grow a little each time, and an own exception for a get that is never answered."""


class Incomplete(LookupError):
    pass


def pause_before(attempt: int) -> None:
    time.sleep(0.25 * attempt)


def batch_get(
    table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> list[dict[str, Any] | None]:
    found: dict[frozenset[Any], Any] = {}
    queue = {frozenset(key.items()): key for key in keys}
    dynamodb = boto3.resource("dynamodb", region_name=region) if keys else None
    for attempt in range(max_attempts):
        if not queue:
            break
        if attempt:
            pause_before(attempt)
        again: dict[frozenset[Any], Any] = {}
        for batch in in_groups(list(queue.values()), 100):
            answer = dynamodb.batch_get_item(RequestItems={table_name: {"Keys": batch}})
            for item in answer["Responses"].get(table_name, []):
                found[frozenset((name, item[name]) for name in keys[0])] = item
            for key in answer["UnprocessedKeys"].get(table_name, {}).get("Keys", []):
                again[frozenset(key.items())] = key
        queue = again
    if queue:
        raise Incomplete(list(queue.values()))
    return [found.get(frozenset(key.items())) for key in keys]
