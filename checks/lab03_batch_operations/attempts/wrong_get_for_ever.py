"""Keys that are not answered are asked for again for ever.

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
        request = {table_name: {"Keys": waiting}}
        pause = 0.1
        while request:
            answer = dynamodb.batch_get_item(RequestItems=request)
            found.update({key_of(item, names): item for item in answer["Responses"].get(table_name, [])})
            request = answer["UnprocessedKeys"]
            time.sleep(pause)
            pause = min(pause * 2, 5)
    return [found.get(key_of(key, names)) for key in keys]
