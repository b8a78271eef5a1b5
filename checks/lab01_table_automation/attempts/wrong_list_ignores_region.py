"""The region of the example, whatever was asked for.

fails: TestCustomParameters.test_list_region, TestCustomParameters.test_script
says: give the client or resource the `region` of the call
"""


def list_tables(region: str = DEFAULT_REGION) -> list[str]:
    names: list[str] = []
    try:
        for page in boto3.client("dynamodb", region_name="us-east-1").get_paginator("list_tables").paginate():
            names.extend(page["TableNames"])
    except ClientError as error:
        print(error)
        return []
    for name in names:
        print(name)
    return names
