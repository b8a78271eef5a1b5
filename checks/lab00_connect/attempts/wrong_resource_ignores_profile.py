"""The profile is not used.

fails: TestResource.test_profile, TestResource.test_unknown_profile
says: a profile belongs to a session
"""


def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return boto3.resource("dynamodb", region_name=region, endpoint_url=endpoint_url)
