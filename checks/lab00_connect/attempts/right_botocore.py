"""The client comes from botocore, on which boto3 is built; so does whoami's."""

import botocore.session


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    session = botocore.session.Session(profile=profile)
    return session.create_client("dynamodb", region_name=region, endpoint_url=endpoint_url)


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    try:
        session = botocore.session.get_session()
        answer = session.create_client("sts", region_name=region).get_caller_identity()
    except Exception as error:
        code = getattr(error, "response", {}).get("Error", {}).get("Code", type(error).__name__)
        if code not in (
            "NoCredentialsError PartialCredentialsError ProfileNotFound ExpiredToken SignatureDoesNotMatch "
            "InvalidClientTokenId UnrecognizedClientException"
        ):
            raise
        sys.stderr.write(f"{code}: configure other credentials, in ~/.aws/credentials or by `aws login`\n")
        return None
    return {"arn": answer["Arn"], "account": answer["Account"]}
