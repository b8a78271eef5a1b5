"""The region of the environment comes before the one that is asked for.

fails: TestRegion.test_over_others
says: only what AWS_DEFAULT_REGION
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    region = os.environ.get("AWS_DEFAULT_REGION", region)
    session = boto3.Session(profile_name=profile)
    return session.client("dynamodb", region_name=region, endpoint_url=endpoint_url)
