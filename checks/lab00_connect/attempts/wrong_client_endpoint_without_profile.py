"""With an endpoint the profile is forgotten.

fails: TestProfile.test_endpoint
says: the profile was given together with an endpoint
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    if endpoint_url:
        return boto3.client("dynamodb", region_name=region, endpoint_url=endpoint_url)
    return boto3.Session(profile_name=profile).client("dynamodb", region_name=region)
