"""A table that is not there ends the program.

fails: TestErrors.test_delete_missing, TestErrors.test_delete_denied
says: ResourceNotFoundException
"""


def delete_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    boto3.client("dynamodb", region_name=region).delete_table(TableName=table_name)
    return True
