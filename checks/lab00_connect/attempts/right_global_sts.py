"""STS is asked at its one global address."""


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    refused = ["InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch", "ExpiredToken"]
    try:
        sts = boto3.client("sts", region_name="aws-global")
        answer = sts.get_caller_identity()
    except (ClientError, NoCredentialsError, PartialCredentialsError, ProfileNotFound) as error:
        if isinstance(error, ClientError) and error.response["Error"]["Code"] not in refused:
            raise error
        print("Credentials are missing or wrong. Set them up with: aws configure")
        return None
    del answer["ResponseMetadata"], answer["UserId"]
    return {name.lower(): value for name, value in answer.items()}
