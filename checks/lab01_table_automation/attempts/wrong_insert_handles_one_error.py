"""Only a missing table is handled.

fails: TestErrors.test_insert_denied, TestErrors.test_insert_throttled
says: AccessDeniedException
"""


def insert_item(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    serializer = TypeSerializer()
    typed = {name: serializer.serialize(with_exact_numbers(value)) for name, value in item.items()}
    try:
        client.put_item(TableName=table_name, Item=typed)
    except client.exceptions.ResourceNotFoundException as error:
        print(error)
        return False
    return True
