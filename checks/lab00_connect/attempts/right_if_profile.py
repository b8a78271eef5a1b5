"""The default session without a profile, a session of its own with one; the rest is collected in a dict."""


def settings(region: str, endpoint_url: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {"region_name": region}
    if endpoint_url is not None:
        found["endpoint_url"] = endpoint_url
    return found


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    if profile:
        return boto3.session.Session(profile_name=profile).client("dynamodb", **settings(region, endpoint_url))
    return boto3.client("dynamodb", **settings(region, endpoint_url))


def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    if profile:
        return boto3.session.Session(profile_name=profile).resource("dynamodb", **settings(region, endpoint_url))
    return boto3.resource("dynamodb", **settings(region, endpoint_url))


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    try:
        answer = boto3.client("sts", region_name=region).get_caller_identity()
    except (NoCredentialsError, PartialCredentialsError, ProfileNotFound):
        print("Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY first.")
        return None
    except ClientError as error:
        if error.response["Error"]["Code"] in {
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "SignatureDoesNotMatch",
            "ExpiredToken",
        }:
            print("Your credentials are no good.")
            return None
        raise
    return dict(account=answer["Account"], arn=answer["Arn"])
