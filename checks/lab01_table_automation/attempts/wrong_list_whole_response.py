"""The answer of AWS is returned as it came.

fails: TestListTables.test_names, TestListTables.test_many_tables, TestErrors.test_list_throttled_halfway
fails: TestCustomParameters.test_list_region
fails: TestScript.test_first_run, TestScript.test_second_run, TestCustomParameters.test_script
says: no tables in this region
"""


def list_tables(region: str = DEFAULT_REGION) -> list[str]:
    try:
        answer = boto3.client("dynamodb", region_name=region).list_tables()
    except ClientError as error:
        print(error)
        return []
    for name in answer["TableNames"]:
        print(name)
    return answer
