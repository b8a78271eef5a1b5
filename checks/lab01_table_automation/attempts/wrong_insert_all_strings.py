"""Every value is stored as a string.

fails: TestInsertItem.test_whole_numbers, TestInsertItem.test_floats, TestInsertItem.test_floats_inside
fails: TestInsertItem.test_booleans_and_none, TestInsertItem.test_bytes, TestInsertItem.test_lists_and_maps
fails: TestInsertItem.test_sets
fails: TestScript.test_first_run, TestScript.test_second_run, TestCustomParameters.test_script
says: bool is a kind of int in Python
"""


def insert_item(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.put_item(TableName=table_name, Item={name: {"S": str(value)} for name, value in item.items()})
    except ClientError as error:
        print(error)
        return False
    return True
