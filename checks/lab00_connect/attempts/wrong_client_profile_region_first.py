"""The region of the profile comes before the one that is asked for.

fails: TestRegion.test_over_others, TestProfile.test_region
says: is the profile's
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    session = boto3.Session(profile_name=profile)
    config = session._session.get_scoped_config()
    return session.client("dynamodb", region_name=config.get("region", region), endpoint_url=endpoint_url)
