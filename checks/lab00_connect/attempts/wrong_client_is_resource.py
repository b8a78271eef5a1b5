"""make_client() makes a resource.

fails: TestRegion.test_client, TestScript.test_run, TestScript.test_default_region, TestScript.test_profile,
    TestScript.test_endpoint
says: boto3's client for dynamodb
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return make_resource(region, endpoint_url, profile)
