"""Whatever did not come is asked for again: what is not there as well as what was not answered.

fails: TestGet.test_absent, TestUnanswered.test_pauses, TestUnanswered.test_never_answered
fails: TestUnanswered.test_eight_attempts
says: is no unprocessed key
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
    for batch in in_groups(list(different), 100):
        for attempt in range(1, max_attempts + 1):
            if attempt > 1:
                pause_before(attempt)
            waiting = [different[value] for value in batch if value not in found]
            answer = dynamodb.batch_get_item(RequestItems={table_name: {"Keys": waiting}})
            found.update({key_of(item, names): item for item in answer["Responses"].get(table_name, [])})
            if all(value in found for value in batch):
                break
    return [found.get(key_of(key, names)) for key in keys]
