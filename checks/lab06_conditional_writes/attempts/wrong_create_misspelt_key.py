"""The condition looks at an attribute that no item has.

fails: TestCreateIfAbsent.test_taken, TestCreateIfAbsent.test_bare_item, TestScript.test_first_run,
    TestScript.test_second_run, TestScript.test_default_region
says: somebody else's account was overwritten
"""


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    try:
        table.put_item(Item=with_exact_numbers(item), ConditionExpression="attribute_not_exists(id)")
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
