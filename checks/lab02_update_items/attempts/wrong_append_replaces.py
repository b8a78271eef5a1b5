"""The list is replaced by the new values.

fails: TestAppendToList.test_appends, TestAppendToList.test_names, TestAppendToList.test_values,
    TestAppendToList.test_no_list, TestOtherWriters.test_append_to_list, TestScript.test_append_region
says: both changes must be there, theirs and yours
"""


def append_to_list(
    table_name: str, key: dict[str, Any], attribute: str, values: list[Any], region: str = DEFAULT_REGION
) -> Any:
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET #a = :v",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":v": with_exact_numbers(values)},
    )
