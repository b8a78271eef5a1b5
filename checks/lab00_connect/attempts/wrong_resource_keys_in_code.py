"""A made-up key is given to the session by its place.

fails: TestResource.test_credentials, TestResource.test_aws_profile, TestResource.test_profile,
    TestResource.test_next_resource, TestResource.test_unknown_profile, TestNoKeysInCode.test_sources,
    TestNoKeysInCode.test_resource, TestNoKeysInCode.test_local, TestScript.test_run
says: an access key ID
"""


def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    session = boto3.Session("dummykey", "dummysecret", region_name=region)
    return session.resource("dynamodb", endpoint_url=endpoint_url)
