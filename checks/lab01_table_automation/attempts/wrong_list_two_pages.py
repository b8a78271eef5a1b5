"""The second page is asked for, the third is not.

fails: TestListTables.test_many_tables
says: the number of names returned
"""


def list_tables(region: str = DEFAULT_REGION) -> list[str]:
    client = boto3.client("dynamodb", region_name=region)
    try:
        answer = client.list_tables()
        names = answer["TableNames"]
        if "LastEvaluatedTableName" in answer:
            names += client.list_tables(ExclusiveStartTableName=answer["LastEvaluatedTableName"])["TableNames"]
    except ClientError as error:
        print(error)
        return []
    for name in names:
        print(name)
    return names
