"""The endpoint is not used.

fails: TestEndpoint.test_given, TestEndpoint.test_over_environment, TestProfile.test_endpoint,
    TestScript.test_endpoint
says: endpoint_url is where requests go to
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return boto3.Session(profile_name=profile).client("dynamodb", region_name=region)
