"""All that is hard is in a module of its own beside the script, made of generators."""

import batching

del pause_before, write_all, NotAnswered


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))
    last = batching.unique(with_exact_numbers(items), names)
    unprocessed = list(batching.never_put(dynamodb, table_name, last, max_attempts))
    return {"written": len(last) - len(unprocessed), "unprocessed": unprocessed}


def batch_get(
    table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> list[dict[str, Any] | None]:
    if not keys:
        return []
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = list(keys[0])
    items = batching.read(dynamodb, table_name, batching.unique(keys, names), max_attempts)
    found = {key_of(item, names): item for item in items}
    return [found.get(key_of(key, names)) for key in keys]


def batch_delete(table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION) -> int:
    if not keys:
        return 0
    dynamodb = boto3.resource("dynamodb", region_name=region)
    different = batching.unique(keys, list(keys[0]))
    left = list(batching.never_deleted(dynamodb, table_name, different, 8))
    for key in left:
        print("not deleted:", json.dumps(key, default=str))
    return len(different) - len(left)
