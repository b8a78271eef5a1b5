"""Without credentials the answer is an empty dict.

fails: TestNoCredentials.test_none, TestNoCredentials.test_half, TestNoCredentials.test_unknown_profile,
    TestNoCredentials.test_unknown_key, TestNoCredentials.test_wrong_secret, TestNoCredentials.test_expired
says: NoCredentialsError
"""


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    try:
        answer = boto3.client("sts", region_name=region).get_caller_identity()
    except (NoCredentialsError, PartialCredentialsError, ProfileNotFound) as error:
        print(f"Set up your credentials: {error}")
        return {}
    except ClientError as error:
        if error.response["Error"]["Code"] not in ("InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch", "ExpiredToken"):
            raise
        print(f"Set up your credentials: {error}")
        return {}
    return {"account": answer["Account"], "arn": answer["Arn"]}
