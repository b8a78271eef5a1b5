"""The error is printed, and then the answer is True all the same.

fails: TestErrors.test_insert_missing_table, TestErrors.test_insert_denied, TestErrors.test_insert_throttled
says: nothing was stored
"""


def insert_item(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    serializer = TypeSerializer()
    typed = {name: serializer.serialize(with_exact_numbers(value)) for name, value in item.items()}
    try:
        client.put_item(TableName=table_name, Item=typed)
    except ClientError as error:
        print(error)
    return True
