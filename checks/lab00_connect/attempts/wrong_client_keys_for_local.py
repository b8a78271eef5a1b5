"""For a local endpoint made-up keys are put into the call.

fails: TestProfile.test_endpoint, TestNoKeysInCode.test_sources, TestNoKeysInCode.test_local
says: an access key ID
says: Made-up keys belong into the environment
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    extra = {}
    if endpoint_url:
        extra = {"aws_access_key_id": "local", "aws_secret_access_key": "local"}
    session = boto3.Session(profile_name=profile)
    return session.client("dynamodb", region_name=region, endpoint_url=endpoint_url, **extra)
