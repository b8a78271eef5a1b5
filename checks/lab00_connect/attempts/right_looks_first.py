"""whoami looks for credentials before it asks, and has one exit for what it does not like."""


class Unusable(Exception):
    pass


def identity(region: str) -> dict[str, str]:
    try:
        session = boto3.Session(region_name=region)
        if session.get_credentials() is None:
            raise Unusable("boto3 finds no credentials")
        client = session.client("sts")
    except (PartialCredentialsError, ProfileNotFound) as error:
        raise Unusable(str(error)) from error
    try:
        answer = client.get_caller_identity()
    except client.exceptions.ClientError as error:
        known = {
            "InvalidClientTokenId": "AWS does not know the access key",
            "UnrecognizedClientException": "AWS does not know the access key",
            "SignatureDoesNotMatch": "the secret does not belong to the access key",
            "ExpiredToken": "the credentials are too old",
            "ExpiredTokenException": "the credentials are too old",
        }
        if reason := known.get(error.response["Error"]["Code"]):
            raise Unusable(reason) from error
        raise
    return {"account": answer.get("Account"), "arn": answer.get("Arn")}


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    try:
        return identity(region)
    except Unusable as error:
        print(f"Please run aws configure: {error}.")
        return None
