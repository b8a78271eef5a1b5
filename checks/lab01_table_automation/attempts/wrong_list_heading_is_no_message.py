"""On an error there is the usual heading, and nothing else.

fails: TestErrors.test_list_denied
says: must say what went wrong
"""


def list_tables(region: str = DEFAULT_REGION) -> list[str]:
    print(f"Tables in {region}:")
    try:
        pages = list(boto3.client("dynamodb", region_name=region).get_paginator("list_tables").paginate())
    except ClientError:
        return []
    names = [name for page in pages for name in page["TableNames"]]
    for name in names:
        print(f"* {name}")
    return names
