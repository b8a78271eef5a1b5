"""It says nothing about what it did.

fails: TestCreateIfAbsent.test_free, TestCreateIfAbsent.test_taken, TestCreateIfAbsent.test_bare_item,
    TestCreateIfAbsent.test_race, TestScript.test_first_run, TestScript.test_second_run,
    TestScript.test_default_region
says: the item was made: the caller has to know
"""


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    try:
        table.put_item(Item=with_exact_numbers(item), ConditionExpression="attribute_not_exists(account_id)")
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        print("taken")
