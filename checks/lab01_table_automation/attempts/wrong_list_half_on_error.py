"""After an error in the middle, what was found so far is returned.

fails: TestErrors.test_list_throttled_halfway
says: half of the names
"""


def list_tables(region: str = DEFAULT_REGION) -> list[str]:
    names: list[str] = []
    try:
        for page in boto3.client("dynamodb", region_name=region).get_paginator("list_tables").paginate():
            names.extend(page["TableNames"])
    except ClientError as error:
        print(error)
    for name in names:
        print(name)
    return names
