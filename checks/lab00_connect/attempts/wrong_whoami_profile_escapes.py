"""The client is made before the `try`, where an unknown profile and half a key show already.

fails: TestNoCredentials.test_half, TestNoCredentials.test_unknown_profile
says: ProfileNotFound
"""


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    client = boto3.client("sts", region_name=region)
    try:
        answer = client.get_caller_identity()
    except (NoCredentialsError, PartialCredentialsError, ProfileNotFound) as error:
        print(f"Set up your credentials: {error}")
        return None
    except ClientError as error:
        if error.response["Error"]["Code"] not in ("InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch", "ExpiredToken"):
            raise
        print(f"Set up your credentials: {error}")
        return None
    return {"account": answer["Account"], "arn": answer["Arn"]}
