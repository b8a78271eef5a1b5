"""The credentials are what boto3 has found, token included, handed on one by one."""


def found(session: Any) -> dict[str, str]:
    credentials = session.get_credentials()
    if credentials is None:
        return {}
    frozen = credentials.get_frozen_credentials()
    return {
        "aws_access_key_id": frozen.access_key,
        "aws_secret_access_key": frozen.secret_key,
        "aws_session_token": frozen.token,
    }


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    session = boto3.Session(profile_name=profile)
    return boto3.client("dynamodb", region_name=region, endpoint_url=endpoint_url, **found(session))


def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    keys = found(boto3.Session(profile_name=profile))
    session = boto3.Session(
        aws_access_key_id=keys.get("aws_access_key_id"),
        aws_secret_access_key=keys.get("aws_secret_access_key"),
        aws_session_token=keys.get("aws_session_token"),
        region_name=region,
    )
    return session.resource("dynamodb", endpoint_url=endpoint_url)
