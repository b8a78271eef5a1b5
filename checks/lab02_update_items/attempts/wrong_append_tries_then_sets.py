"""Any ValidationException is taken for a list that is not there yet.

fails: TestAppendToList.test_no_list, TestOtherWriters.test_append_to_list
says: a lost update: between your UpdateItem and your UpdateItem
says: where it has to raise an exception
"""


def append_to_list(
    table_name: str, key: dict[str, Any], attribute: str, values: list[Any], region: str = DEFAULT_REGION
) -> Any:
    def update(expression: str) -> None:
        profiles(table_name, region).update_item(
            Key=key,
            UpdateExpression=expression,
            ExpressionAttributeNames={"#a": attribute},
            ExpressionAttributeValues={":v": with_exact_numbers(values)},
        )

    try:
        update("SET #a = list_append(#a, :v)")
    except ClientError as error:
        if error.response["Error"]["Code"] != "ValidationException":
            raise
        update("SET #a = :v")
