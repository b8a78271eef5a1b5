"""Nobody looks at the keys that were not answered: their items are said not to be there.

fails: TestUnanswered.test_part, TestUnanswered.test_nothing_for_a_while, TestUnanswered.test_pauses
fails: TestUnanswered.test_never_answered, TestUnanswered.test_eight_attempts
says: AWS gave their keys back in UnprocessedKeys
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
    for batch in in_groups(list(different.values()), 100):
        answer = dynamodb.batch_get_item(RequestItems={table_name: {"Keys": batch}})
        found.update({key_of(item, names): item for item in answer["Responses"][table_name]})
    return [found.get(key_of(key, names)) for key in keys]
