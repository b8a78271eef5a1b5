"""A made-up key is used where there is none.

fails: TestNoKeysInCode.test_sources, TestNoKeysInCode.test_whoami
says: an access key ID
"""


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    keys = {}
    try:
        if boto3.Session().get_credentials() is None:
            keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        client = boto3.client("sts", region_name=region, **keys)
    except (PartialCredentialsError, ProfileNotFound) as error:
        print(f"Set up your credentials: {error}")
        return None
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
