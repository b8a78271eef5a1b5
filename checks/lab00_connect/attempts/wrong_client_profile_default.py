"""Without a profile it is the profile called default.

fails: TestDefaultChain.test_environment, TestDefaultChain.test_temporary, TestDefaultChain.test_environment_first,
    TestDefaultChain.test_aws_profile, TestRegion.test_client, TestRegion.test_asked_for,
    TestRegion.test_over_others, TestRegion.test_two_clients, TestEndpoint.test_given,
    TestEndpoint.test_region_there, TestEndpoint.test_none, TestEndpoint.test_environment,
    TestEndpoint.test_over_environment, TestNoKeysInCode.test_local, TestScript.test_run,
    TestScript.test_default_region, TestScript.test_endpoint
says: the profile called default
says: ProfileNotFound
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    session = boto3.Session(profile_name=profile or "default")
    return session.client("dynamodb", region_name=region, endpoint_url=endpoint_url)
