"""The profile is looked for before it is used; whoami handles the errors of signing in, too."""

import botocore.exceptions as trouble


def session_with(profile: str | None) -> Any:
    if profile is not None and profile not in boto3.Session().available_profiles:
        raise ProfileNotFound(profile=profile)
    return boto3.Session(profile_name=profile)


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return session_with(profile).client(service_name="dynamodb", region_name=region, endpoint_url=endpoint_url)


def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return session_with(profile).resource(service_name="dynamodb", region_name=region, endpoint_url=endpoint_url)


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    print(f"asking STS in {region}")
    try:
        answer = boto3.Session(region_name=region).client("sts").get_caller_identity()
    except (
        trouble.NoCredentialsError,
        trouble.PartialCredentialsError,
        trouble.ProfileNotFound,
        trouble.CredentialRetrievalError,
        trouble.TokenRetrievalError,
        trouble.SSOError,
    ) as error:
        print(f"Sign in with `aws sso login`, or set up a profile: {error}")
    except trouble.ClientError as error:
        code = error.response["Error"]["Code"]
        if not code.startswith(("InvalidClient", "Unrecognized", "Signature", "Expired")):
            raise
        print(f"{code}: take another access key")
    else:
        return {"account": answer["Account"], "arn": answer["Arn"]}
