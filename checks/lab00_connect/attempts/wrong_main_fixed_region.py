"""`--region` is read and forgotten.

fails: TestScript.test_run
says: it must name each table
"""


def show_tables(table_name: str, region: str, endpoint_url: str | None, profile: str | None) -> None:
    client = make_client(endpoint_url=endpoint_url, profile=profile)
    print(client.list_tables()["TableNames"])
