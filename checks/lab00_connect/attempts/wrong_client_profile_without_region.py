"""With a profile the region is the profile's, or none.

fails: TestProfile.test_region
says: is the profile's
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    if profile:
        return boto3.Session(profile_name=profile).client("dynamodb", endpoint_url=endpoint_url)
    return boto3.client("dynamodb", region_name=region, endpoint_url=endpoint_url)
