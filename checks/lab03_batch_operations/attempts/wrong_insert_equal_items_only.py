"""Only items that are equal all over are taken for the same.

fails: TestInsert.test_same_key, TestInsert.test_same_key_far_apart, TestInsert.test_whole_key
fails: TestLeftOver.test_last_of_a_key
says: Provided list of item keys contains duplicates
"""


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    dynamodb = boto3.resource("dynamodb", region_name=region)
    different: list[Any] = []
    for item in with_exact_numbers(items):
        if item not in different:
            different.append(item)
    left_over = write_all(dynamodb, table_name, [{"PutRequest": {"Item": item}} for item in different], max_attempts)
    unprocessed = [write["PutRequest"]["Item"] for write in left_over]
    return {"written": len(different) - len(unprocessed), "unprocessed": unprocessed}
