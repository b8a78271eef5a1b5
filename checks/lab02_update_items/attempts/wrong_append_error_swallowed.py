"""AWS's errors are not let through.

fails: TestAppendToList.test_no_list, TestAppendToList.test_refused
says: where it has to raise an exception
"""


def append_to_list(
    table_name: str, key: dict[str, Any], attribute: str, values: list[Any], region: str = DEFAULT_REGION
) -> Any:
    try:
        profiles(table_name, region).update_item(
            Key=key,
            UpdateExpression="SET #a = list_append(if_not_exists(#a, :none), :new)",
            ExpressionAttributeNames={"#a": attribute},
            ExpressionAttributeValues={":new": with_exact_numbers(values), ":none": []},
        )
        return True
    except ClientError as error:
        print(error)
        return False
