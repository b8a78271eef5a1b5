"""The endpoint is put into the environment, and stays there.

fails: TestEndpoint.test_none
says: never into the environment
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    if endpoint_url:
        os.environ["AWS_ENDPOINT_URL"] = endpoint_url
    return boto3.Session(profile_name=profile).client("dynamodb", region_name=region)
