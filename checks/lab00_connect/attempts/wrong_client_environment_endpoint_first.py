"""AWS_ENDPOINT_URL comes before the endpoint that is given.

fails: TestEndpoint.test_over_environment
says: what the caller gives comes before
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    url = os.environ.get("AWS_ENDPOINT_URL") or endpoint_url
    return boto3.Session(profile_name=profile).client("dynamodb", region_name=region, endpoint_url=url)
