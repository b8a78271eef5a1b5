"""With a profile the endpoint is forgotten.

fails: TestProfile.test_endpoint
says: the endpoint was given together with a profile
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    if profile:
        return boto3.Session(profile_name=profile).client("dynamodb", region_name=region)
    return boto3.client("dynamodb", region_name=region, endpoint_url=endpoint_url)
