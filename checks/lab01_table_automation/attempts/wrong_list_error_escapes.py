"""The `try` is around the paginator, which asks nothing yet, and not around the pages.

fails: TestErrors.test_list_denied, TestErrors.test_list_throttled_halfway
says: AccessDeniedException
"""


def list_tables(region: str = DEFAULT_REGION) -> list[str]:
    try:
        pages = boto3.client("dynamodb", region_name=region).get_paginator("list_tables").paginate()
    except ClientError as error:
        print(error)
        return []
    names = [name for page in pages for name in page["TableNames"]]
    for name in names:
        print(name)
    return names
