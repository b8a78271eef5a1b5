"""A list among the values is taken apart.

fails: TestAppendToList.test_values
says: the members after the first
"""


def append_to_list(
    table_name: str, key: dict[str, Any], attribute: str, values: list[Any], region: str = DEFAULT_REGION
) -> Any:
    members = [m for value in values for m in (value if isinstance(value, list) else [value])]

    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET #a = list_append(if_not_exists(#a, :none), :v)",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":v": with_exact_numbers(members), ":none": []},
    )
