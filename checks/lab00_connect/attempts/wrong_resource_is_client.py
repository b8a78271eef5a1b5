"""make_resource() makes a client.

fails: TestResource.test_resource, TestScript.test_run
says: boto3's resource for dynamodb
"""


def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return make_client(region, endpoint_url, profile)
