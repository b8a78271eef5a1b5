"""The profile is not used.

fails: TestProfile.test_given, TestProfile.test_over_environment, TestProfile.test_endpoint,
    TestProfile.test_unknown
says: profile_name=profile
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return boto3.client("dynamodb", region_name=region, endpoint_url=endpoint_url)
