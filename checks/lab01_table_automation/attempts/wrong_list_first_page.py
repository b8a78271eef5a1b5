"""Only the first 100 names.

fails: TestListTables.test_many_tables, TestErrors.test_list_throttled_halfway
says: LastEvaluatedTableName
"""


def list_tables(region: str = DEFAULT_REGION) -> list[str]:
    try:
        names = boto3.client("dynamodb", region_name=region).list_tables()["TableNames"]
    except ClientError as error:
        print(error)
        return []
    for name in names:
        print(name)
    return names
