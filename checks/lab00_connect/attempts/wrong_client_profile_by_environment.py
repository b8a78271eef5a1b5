"""The profile is put into AWS_PROFILE, and stays there.

fails: TestProfile.test_over_environment, TestProfile.test_next_client
says: Keys in the environment hide AWS_PROFILE
says: leaves the default session
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    if profile:
        os.environ["AWS_PROFILE"] = profile
    return boto3.Session().client("dynamodb", region_name=region, endpoint_url=endpoint_url)
