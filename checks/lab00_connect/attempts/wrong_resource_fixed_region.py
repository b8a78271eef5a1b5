"""The region is always us-east-1.

fails: TestResource.test_region, TestResource.test_two_resources, TestResource.test_no_endpoint,
    TestScript.test_run
says: region_name=region
"""


def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return boto3.Session(profile_name=profile).resource("dynamodb", region_name="us-east-1", endpoint_url=endpoint_url)
