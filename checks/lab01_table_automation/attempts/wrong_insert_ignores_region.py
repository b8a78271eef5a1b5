"""The table of the same name in another region gets the item.

fails: TestCustomParameters.test_insert_region, TestCustomParameters.test_script
says: give the client or resource the `region` of the call
"""


def insert_item(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=DEFAULT_REGION)
    serializer = TypeSerializer()
    typed = {name: serializer.serialize(with_exact_numbers(value)) for name, value in item.items()}
    try:
        client.put_item(TableName=table_name, Item=typed)
    except ClientError as error:
        print(error)
        return False
    return True
