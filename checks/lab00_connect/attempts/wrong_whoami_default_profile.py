"""It asks as the profile called default.

fails: TestWhoAmI.test_environment, TestWhoAmI.test_region, TestWhoAmI.test_temporary, TestWhoAmI.test_files,
    TestNoCredentials.test_busy, TestNoCredentials.test_unreachable, TestScript.test_run,
    TestScript.test_default_region, TestScript.test_profile, TestScript.test_no_credentials,
    TestNoCredentials.test_expired, TestNoCredentials.test_unknown_key, TestNoCredentials.test_wrong_secret,
    TestNoKeysInCode.test_not_shown
says: boto3 finds credentials by itself
"""


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    try:
        answer = boto3.Session(profile_name="default").client("sts", region_name=region).get_caller_identity()
    except (NoCredentialsError, PartialCredentialsError, ProfileNotFound) as error:
        print(f"Set up your credentials: {error}")
        return None
    except ClientError as error:
        if error.response["Error"]["Code"] not in ("InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch", "ExpiredToken"):
            raise
        print(f"Set up your credentials: {error}")
        return None
    return {"account": answer["Account"], "arn": answer["Arn"]}
