"""Of a refusal AWS's own words are printed: they do not say what to do.

fails: TestNoCredentials.test_unknown_key, TestNoCredentials.test_expired, TestScript.test_no_credentials
says: it does not say what to configure
"""


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    try:
        answer = boto3.client("sts", region_name=region).get_caller_identity()
    except (NoCredentialsError, PartialCredentialsError, ProfileNotFound) as error:
        print(f"Set up your credentials: {error}")
        return None
    except ClientError as error:
        if error.response["Error"]["Code"] not in ("InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch", "ExpiredToken"):
            raise
        print(error.response["Error"]["Message"].replace("signature", "access key"))
        return None
    return {"account": answer["Account"], "arn": answer["Arn"]}
