"""All names are printed on one line.

fails: TestListTables.test_printed
says: on a line with no other name
"""


def list_tables(region: str = DEFAULT_REGION) -> list[str]:
    names: list[str] = []
    try:
        for page in boto3.client("dynamodb", region_name=region).get_paginator("list_tables").paginate():
            names.extend(page["TableNames"])
    except ClientError as error:
        print(error)
        return []
    print("Tables:", ", ".join(names))
    return names
