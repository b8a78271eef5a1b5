"""No condition at all: PutItem replaces what is there.

fails: TestCreateIfAbsent.test_taken, TestCreateIfAbsent.test_bare_item, TestScript.test_first_run,
    TestScript.test_second_run, TestScript.test_default_region
says: somebody else's account was overwritten
"""


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table_of(table_name, region).put_item(Item=with_exact_numbers(item))
    return True
