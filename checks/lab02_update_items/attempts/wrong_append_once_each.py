"""A value that occurs twice is appended once.

fails: TestAppendToList.test_appends
says: a list keeps order and repeats
"""


def append_to_list(
    table_name: str, key: dict[str, Any], attribute: str, values: list[Any], region: str = DEFAULT_REGION
) -> Any:
    members = [value for n, value in enumerate(values) if value not in values[:n]]

    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET #a = list_append(if_not_exists(#a, :none), :v)",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":v": with_exact_numbers(members), ":none": []},
    )
