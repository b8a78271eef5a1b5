"""Floats are handed to boto3 as they are.

fails: TestAppendToList.test_values
says: Float types are not supported
"""


def append_to_list(
    table_name: str, key: dict[str, Any], attribute: str, values: list[Any], region: str = DEFAULT_REGION
) -> Any:
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET #a = list_append(if_not_exists(#a, :none), :v)",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":v": values, ":none": []},
    )
