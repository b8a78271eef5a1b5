"""Only what AWS answers is handled: without credentials nobody is asked.

fails: TestNoCredentials.test_none, TestNoCredentials.test_half, TestNoCredentials.test_unknown_profile
says: NoCredentialsError
"""


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    try:
        answer = boto3.client("sts", region_name=region).get_caller_identity()
    except ClientError as error:
        if error.response["Error"]["Code"] not in ("InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch", "ExpiredToken"):
            raise
        print("other credentials, please")
        return None
    return {"account": answer["Account"], "arn": answer["Arn"]}
