"""Attributes that are None, False or empty are left out.

fails: TestInsertItem.test_booleans_and_none
fails: TestScript.test_first_run, TestScript.test_second_run, TestCustomParameters.test_script
says: was not stored
"""


def insert_item(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    serializer = TypeSerializer()
    typed = {name: serializer.serialize(with_exact_numbers(value)) for name, value in item.items() if value}
    try:
        client.put_item(TableName=table_name, Item=typed)
    except ClientError as error:
        print(error)
        return False
    return True
