"""The user's ID is taken for the account.

fails: TestWhoAmI.test_environment, TestWhoAmI.test_region, TestWhoAmI.test_temporary, TestWhoAmI.test_files
says: Account and Arn
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
        print(f"Set up your credentials: {error}")
        return None
    return {"account": answer["UserId"], "arn": answer["Arn"]}
