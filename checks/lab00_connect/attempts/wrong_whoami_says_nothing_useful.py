"""It only says that something went wrong.

fails: TestNoCredentials.test_none, TestNoCredentials.test_half, TestNoCredentials.test_unknown_profile,
    TestNoCredentials.test_unknown_key, TestNoCredentials.test_wrong_secret, TestNoCredentials.test_expired,
    TestScript.test_no_credentials
says: it does not say what to configure
"""


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    try:
        answer = boto3.client("sts", region_name=region).get_caller_identity()
    except (NoCredentialsError, PartialCredentialsError, ProfileNotFound) as error:
        print("Something went wrong.")
        return None
    except ClientError as error:
        if error.response["Error"]["Code"] not in ("InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch", "ExpiredToken"):
            raise
        print("Something went wrong.")
        return None
    return {"account": answer["Account"], "arn": answer["Arn"]}
