"""The list's name stands in the expression as it is.

fails: TestAppendToList.test_names
says: UpdateExpression
"""


def append_to_list(
    table_name: str, key: dict[str, Any], attribute: str, values: list[Any], region: str = DEFAULT_REGION
) -> Any:
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression=f"SET {attribute} = list_append(if_not_exists({attribute}, :none), :v)",
        ExpressionAttributeValues={":v": with_exact_numbers(values), ":none": []},
    )
