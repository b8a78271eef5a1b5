"""Floats are handed to boto3 as they are, which refuses them.

fails: TestInsertItem.test_floats, TestInsertItem.test_floats_inside
fails: TestScript.test_first_run, TestScript.test_second_run, TestCleanup.test_with_flag, TestCustomParameters.test_script
says: Float types are not supported
"""


def insert_item(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    try:
        boto3.resource("dynamodb", region_name=region).Table(table_name).put_item(Item=item)
    except ClientError as error:
        print(error)
        return False
    return True
