"""The answer is printed, and not returned.

fails: TestWhoAmI.test_environment, TestWhoAmI.test_region, TestWhoAmI.test_temporary, TestWhoAmI.test_files,
    TestScript.test_run, TestScript.test_default_region, TestScript.test_profile
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
    return print(answer["Account"], answer["Arn"])
