"""The items are put beside the keys, place by place: the order of the answer is taken for that of the keys.

fails: TestGet.test_order, TestGet.test_batches, TestGet.test_many, TestGet.test_absent, TestGet.test_same_key
fails: TestGet.test_whole_key, TestUnanswered.test_part, TestUnanswered.test_nothing_for_a_while
fails: TestScript.test_first_run, TestScript.test_second_run
says: in an order of its own
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
            unprocessed = answer["UnprocessedKeys"].get(table_name, {}).get("Keys", [])
            answered = [key for key in waiting if key not in unprocessed]
            found.update(zip([key_of(key, names) for key in answered], answer["Responses"].get(table_name, [])))
            waiting = unprocessed
            if not waiting:
                break
        else:
            raise TimeoutError(table_name)
    return [found.get(key_of(key, names)) for key in keys]
