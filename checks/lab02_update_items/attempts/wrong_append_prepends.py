"""The new values come before the old ones.

fails: TestAppendToList.test_appends, TestAppendToList.test_names, TestAppendToList.test_values,
    TestScript.test_append_region
says: a list keeps order and repeats
"""


def append_to_list(
    table_name: str, key: dict[str, Any], attribute: str, values: list[Any], region: str = DEFAULT_REGION
) -> Any:
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET #a = list_append(:v, if_not_exists(#a, :none))",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":v": with_exact_numbers(values), ":none": []},
    )
