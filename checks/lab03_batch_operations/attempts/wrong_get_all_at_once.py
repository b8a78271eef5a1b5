"""All keys go in one request, however many there are.

fails: TestGet.test_batches, TestGet.test_many
says: AWS refuses a batch of more than 100
"""

KEYS_A_REQUEST = 1000


def batch_get(
    table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> list[dict[str, Any] | None]:
    if not keys:
        return []
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = list(keys[0])
    waiting = list({key_of(key, names): key for key in keys}.values())
    found = {}
    for attempt in range(1, max_attempts + 1):
        if attempt > 1:
            pause_before(attempt)
        answer = dynamodb.batch_get_item(RequestItems={table_name: {"Keys": waiting}})
        found.update({key_of(item, names): item for item in answer["Responses"].get(table_name, [])})
        waiting = answer["UnprocessedKeys"].get(table_name, {}).get("Keys", [])
        if not waiting:
            return [found.get(key_of(key, names)) for key in keys]
    raise TimeoutError(table_name)
