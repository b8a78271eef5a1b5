"""The endpoint is not used.

fails: TestResource.test_endpoint, TestResource.test_profile
says: endpoint_url is where requests go to
"""


def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return boto3.Session(profile_name=profile).resource("dynamodb", region_name=region)
