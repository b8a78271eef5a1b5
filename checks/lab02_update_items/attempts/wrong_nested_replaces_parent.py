"""The attribute is replaced by a dict that has the new value alone.

fails: TestSetNested.test_in_a_dict, TestSetNested.test_in_a_list, TestSetNested.test_no_parents,
    TestOtherWriters.test_set_nested
says: nothing else has changed
"""


def set_nested(
    table_name: str, key: dict[str, Any], path: list[str | int], value: Any, region: str = DEFAULT_REGION
) -> Any:
    for step in reversed(path[1:]):
        value = {str(step): value}
    set_attributes(table_name, key, {path[0]: value}, region=region)
