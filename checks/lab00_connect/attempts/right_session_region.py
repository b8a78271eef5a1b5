"""The session gets the region, the client and the resource get it from there."""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return boto3.Session(region_name=region, profile_name=profile).client("dynamodb", endpoint_url=endpoint_url)


def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return boto3.Session(region_name=region, profile_name=profile).resource("dynamodb", endpoint_url=endpoint_url)
