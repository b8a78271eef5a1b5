"""The credentials that boto3 has found are handed on without their token.

fails: TestDefaultChain.test_temporary
says: temporary credentials are three
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    session = boto3.Session(profile_name=profile)
    keys = session.get_credentials()
    found = {"aws_access_key_id": keys.access_key, "aws_secret_access_key": keys.secret_key} if keys else {}
    return session.client("dynamodb", region_name=region, endpoint_url=endpoint_url, **found)
