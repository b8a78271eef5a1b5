"""The table is deleted, and the answer is None.

fails: TestCleanup.test_delete
says: return True
"""


def delete_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    try:
        boto3.client("dynamodb", region_name=region).delete_table(TableName=table_name)
    except ClientError as error:
        print(error)
        return False
