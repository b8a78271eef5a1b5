"""It works in us-east-1 whatever it is told.

fails: TestScript.test_append_region
says: another table: it was changed
"""


def append_to_list(
    table_name: str, key: dict[str, Any], attribute: str, values: list[Any], region: str = DEFAULT_REGION
) -> Any:
    boto3.resource("dynamodb", region_name=DEFAULT_REGION).Table(table_name).update_item(
        Key=key,
        UpdateExpression="SET #a = list_append(if_not_exists(#a, :none), :new)",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":new": with_exact_numbers(values), ":none": []},
    )
    return True
