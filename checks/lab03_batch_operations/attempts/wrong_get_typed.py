"""The items are given in DynamoDB's own form.

fails: TestGet.test_values, TestGet.test_order, TestGet.test_batches, TestGet.test_many, TestGet.test_absent
fails: TestGet.test_same_key, TestGet.test_whole_key, TestUnanswered.test_part, TestUnanswered.test_nothing_for_a_while
fails: TestScript.test_first_run, TestScript.test_second_run, TestRegion.test_get
says: plain values, never
"""

from boto3.dynamodb.types import TypeSerializer


def batch_get(
    table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> list[dict[str, Any] | None]:
    if not keys:
        return []
    client = boto3.client("dynamodb", region_name=region)
    serialize = TypeSerializer().serialize
    typed = [{name: serialize(key[name]) for name in sorted(key)} for key in keys]
    found = {}
    for waiting in in_groups(list({str(key): key for key in typed}.values()), 100):
        for attempt in range(1, max_attempts + 1):
            if attempt > 1:
                pause_before(attempt)
            answer = client.batch_get_item(RequestItems={table_name: {"Keys": waiting}})
            for item in answer["Responses"].get(table_name, []):
                found[str({name: item[name] for name in sorted(keys[0])})] = item
            waiting = answer["UnprocessedKeys"].get(table_name, {}).get("Keys", [])
            if not waiting:
                break
        else:
            raise TimeoutError(table_name)
    return [found.get(str(key)) for key in typed]
