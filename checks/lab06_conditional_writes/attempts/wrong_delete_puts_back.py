"""It deletes, looks at what it has deleted, and puts it back if that was wrong.

fails: TestDeleteIf.test_other_value, TestDeleteIf.test_types
says: undone afterwards
"""


def delete_if(
    table_name: str, key: dict[str, Any], attribute: str, expected: Any, region: str = DEFAULT_REGION
) -> bool:
    table = table_of(table_name, region)
    old = table.delete_item(Key=key, ReturnValues="ALL_OLD").get("Attributes")
    if old is not None and old.get(attribute) == with_exact_numbers(expected):
        return True
    if old is not None:
        table.put_item(Item=old)
    return False
