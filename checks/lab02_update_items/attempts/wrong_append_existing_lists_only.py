"""A list that is not there yet is an error.

fails: TestAppendToList.test_new_list, TestOtherWriters.test_append_to_list, TestScript.test_first_run,
    TestScript.test_second_run
says: ValidationException
"""


def append_to_list(
    table_name: str, key: dict[str, Any], attribute: str, values: list[Any], region: str = DEFAULT_REGION
) -> Any:
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET #a = list_append(#a, :v)",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":v": with_exact_numbers(values)},
    )
