"""The names are printed and not returned.

fails: TestListTables.test_names, TestListTables.test_many_tables, TestCustomParameters.test_list_region
fails: TestScript.test_first_run, TestScript.test_second_run, TestCustomParameters.test_script
says: no tables in this region
"""


def list_tables(region: str = DEFAULT_REGION) -> list[str]:
    try:
        for page in boto3.client("dynamodb", region_name=region).get_paginator("list_tables").paginate():
            for name in page["TableNames"]:
                print(name)
    except ClientError as error:
        print(error)
        return []
