"""Consistent reads, capped pauses, and a list that is filled place by place."""


def batch_get(
    table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> list[dict[str, Any] | None]:
    if not keys:
        return []
    service = boto3.Session(region_name=region).resource("dynamodb")
    places: dict[Any, list[int]] = {}
    for place, key in enumerate(keys):
        places.setdefault(tuple(sorted(key.items())), []).append(place)
    result: list[dict[str, Any] | None] = [None] * len(keys)
    unique = [dict(key) for key in places]
    for start in range(0, len(unique), 100):
        pending = {table_name: {"Keys": unique[start : start + 100], "ConsistentRead": True}}
        sends = 0
        while pending:
            if sends == max_attempts:
                raise Exception(f"gave up after {sends} attempts")
            if sends:
                time.sleep(min(3, 0.3 * sends))
            answer = service.batch_get_item(RequestItems=pending)
            sends += 1
            for item in answer["Responses"].get(table_name, []):
                for place in places[tuple(sorted((name, item[name]) for name in keys[0]))]:
                    result[place] = item
            pending = answer["UnprocessedKeys"]
    return result
