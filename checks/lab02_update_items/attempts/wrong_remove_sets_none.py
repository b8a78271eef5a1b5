"""Attributes are set to None instead of being removed.

fails: TestRemoveAttributes.test_removed, TestRemoveAttributes.test_absent_name, TestRemoveAttributes.test_names,
    TestRemoveAttributes.test_missing_item, TestOtherWriters.test_remove_attributes, TestScript.test_remove_region
says: a removed attribute is not there any more
"""


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    return set_attributes(table_name, key, dict.fromkeys(names), region=region)
