"""Recursion in place of every loop over attempts, and halves in place of slices."""


def put_again(dynamodb: Any, table_name: str, writes: list[Any], attempts: int, pause: float) -> list[Any]:
    if len(writes) > 25:
        first = put_again(dynamodb, table_name, writes[:25], attempts, pause)
        return first + put_again(dynamodb, table_name, writes[25:], attempts, pause)
    back = dynamodb.batch_write_item(RequestItems={table_name: writes})["UnprocessedItems"].get(table_name, [])
    if not back or attempts == 1:
        return back
    time.sleep(pause)
    return put_again(dynamodb, table_name, back, attempts - 1, pause * 2)


def read_again(dynamodb: Any, table_name: str, keys: list[Any], attempts: int, pause: float) -> list[Any]:
    if len(keys) > 100:
        first = read_again(dynamodb, table_name, keys[:100], attempts, pause)
        return first + read_again(dynamodb, table_name, keys[100:], attempts, pause)
    answer = dynamodb.batch_get_item(RequestItems={table_name: {"Keys": keys}})
    items = answer["Responses"].get(table_name, [])
    if not answer["UnprocessedKeys"]:
        return items
    if attempts == 1:
        raise LookupError(f"{table_name} does not answer")
    time.sleep(pause)
    return items + read_again(
        dynamodb, table_name, answer["UnprocessedKeys"][table_name]["Keys"], attempts - 1, pause * 2
    )


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))
    last = {key_of(item, names): item for item in with_exact_numbers(items)}
    writes = [{"PutRequest": {"Item": item}} for item in last.values()]
    back = [write["PutRequest"]["Item"] for write in put_again(dynamodb, table_name, writes, max_attempts, 0.1)]
    return {"written": len(last) - len(back), "unprocessed": back}


def batch_get(
    table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> list[dict[str, Any] | None]:
    if not keys:
        return []
    dynamodb = boto3.resource("dynamodb", region_name=region)
    unique = [key for place, key in enumerate(keys) if key not in keys[:place]]
    items = read_again(dynamodb, table_name, unique, max_attempts, 0.1)
    return [next((item for item in items if key.items() <= item.items()), None) for key in keys]
