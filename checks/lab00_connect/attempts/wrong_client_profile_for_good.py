"""The profile becomes that of the default session.

fails: TestProfile.test_next_client
says: leaves the default session
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    if profile:
        boto3.setup_default_session(profile_name=profile)
    return boto3.client("dynamodb", region_name=region, endpoint_url=endpoint_url)
