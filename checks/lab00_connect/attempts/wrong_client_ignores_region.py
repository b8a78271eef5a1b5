"""The region is left to the configuration.

fails: TestRegion.test_asked_for, TestRegion.test_over_others, TestRegion.test_two_clients,
    TestEndpoint.test_region_there, TestProfile.test_region
says: NoRegionError
says: region_name=region
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return boto3.Session(profile_name=profile).client("dynamodb", endpoint_url=endpoint_url)
