"""A key that is never answered counts as an item that is not there.

fails: TestUnanswered.test_pauses, TestUnanswered.test_never_answered, TestUnanswered.test_eight_attempts
says: where it has to raise an exception
"""


def batch_get(
    table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> list[dict[str, Any] | None]:
    if not keys:
        return []
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = list(keys[0])
    different = {key_of(key, names): key for key in keys}
    found = {}
    for waiting in in_groups(list(different.values()), 100):
        for attempt in range(1, max_attempts + 1):
            if attempt > 1:
                pause_before(attempt)
            answer = dynamodb.batch_get_item(RequestItems={table_name: {"Keys": waiting}})
            found.update({key_of(item, names): item for item in answer["Responses"].get(table_name, [])})
            waiting = answer["UnprocessedKeys"].get(table_name, {}).get("Keys", [])
            if not waiting:
                break
    return [found.get(key_of(key, names)) for key in keys]
