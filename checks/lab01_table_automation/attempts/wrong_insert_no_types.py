"""The client is given plain values; it wants them typed.

fails: TestInsertItem.test_answer, TestInsertItem.test_whole_numbers, TestInsertItem.test_floats
fails: TestInsertItem.test_floats_inside, TestInsertItem.test_booleans_and_none, TestInsertItem.test_bytes
fails: TestInsertItem.test_lists_and_maps, TestInsertItem.test_sets, TestInsertItem.test_given_item
fails: TestErrors.test_insert_missing_table, TestErrors.test_insert_denied, TestErrors.test_insert_throttled
fails: TestScript.test_first_run, TestScript.test_second_run, TestCleanup.test_with_flag
fails: TestCustomParameters.test_script, TestCustomParameters.test_insert_region
says: ParamValidationError
"""


def insert_item(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.put_item(TableName=table_name, Item=item)
    except ClientError as error:
        print(error)
        return False
    return True
