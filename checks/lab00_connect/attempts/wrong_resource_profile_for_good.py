"""The profile becomes that of the default session.

fails: TestResource.test_next_resource
says: leaves the default session
"""


def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    if profile:
        boto3.setup_default_session(profile_name=profile)
    return boto3.resource("dynamodb", region_name=region, endpoint_url=endpoint_url)
