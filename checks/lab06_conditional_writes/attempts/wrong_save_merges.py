"""The attributes of the new item are set one by one, so that what was left out stays.

fails: TestSaveWithRetry.test_whole_item
says: that is the whole new item
"""


def save_with_retry(
    table_name: str,
    key: dict[str, Any],
    change: Callable[[dict[str, Any]], dict[str, Any]],
    region: str = DEFAULT_REGION,
    max_attempts: int = 5,
) -> dict[str, Any]:
    for _ in range(max_attempts):
        item = table_of(table_name, region).get_item(Key=key, ConsistentRead=True)["Item"]
        version = item["version"]
        new = {name: value for name, value in change(item).items() if name not in (*key, "version")}
        saved = update_if_version(table_name, key, new, version, region=region)
        if saved is not None:
            return saved
    raise ConflictError("conflict")
