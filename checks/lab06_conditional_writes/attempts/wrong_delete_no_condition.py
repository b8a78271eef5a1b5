"""It deletes whatever the attribute holds.

fails: TestDeleteIf.test_other_value, TestDeleteIf.test_no_item, TestDeleteIf.test_types,
    TestScript.test_first_run, TestScript.test_second_run, TestScript.test_default_region
says: the item is gone all the same
"""


def delete_if(
    table_name: str, key: dict[str, Any], attribute: str, expected: Any, region: str = DEFAULT_REGION
) -> bool:
    table_of(table_name, region).delete_item(Key=key)
    return True
