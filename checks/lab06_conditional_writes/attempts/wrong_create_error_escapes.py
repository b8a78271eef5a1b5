"""The failed condition leaves the function as an error.

fails: TestCreateIfAbsent.test_taken, TestCreateIfAbsent.test_bare_item, TestCreateIfAbsent.test_one_request,
    TestScript.test_first_run, TestScript.test_second_run, TestScript.test_default_region
says: ConditionalCheckFailedException
"""


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table_of(table_name, region).put_item(
        Item=with_exact_numbers(item), ConditionExpression="attribute_not_exists(account_id)"
    )
    return True
