"""The keys that boto3 has found are handed on without their token.

fails: TestResource.test_credentials
says: a session token belongs to them
"""


def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    keys = boto3.Session(profile_name=profile).get_credentials()
    found = {}
    if keys:
        found = {"aws_access_key_id": keys.access_key, "aws_secret_access_key": keys.secret_key}
    return boto3.resource("dynamodb", region_name=region, endpoint_url=endpoint_url, **found)
