"""The region is always us-east-1.

fails: TestRegion.test_asked_for, TestRegion.test_over_others, TestRegion.test_two_clients,
    TestEndpoint.test_region_there, TestEndpoint.test_none, TestProfile.test_region, TestScript.test_run
says: region_name=region
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return boto3.Session(profile_name=profile).client("dynamodb", region_name=DEFAULT_REGION, endpoint_url=endpoint_url)
