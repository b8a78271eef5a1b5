"""The region is left to the configuration.

fails: TestResource.test_region, TestResource.test_two_resources
says: NoRegionError
"""


def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return boto3.Session(profile_name=profile).resource("dynamodb", endpoint_url=endpoint_url)
