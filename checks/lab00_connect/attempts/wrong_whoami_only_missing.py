"""Only missing credentials are handled, and not those that are refused.

fails: TestNoCredentials.test_unknown_key, TestNoCredentials.test_wrong_secret, TestNoCredentials.test_expired,
    TestScript.test_no_credentials
says: InvalidClientTokenId
"""


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    try:
        answer = boto3.client("sts", region_name=region).get_caller_identity()
    except (NoCredentialsError, PartialCredentialsError, ProfileNotFound) as error:
        print(f"Set up your credentials: {error}")
        return None
    except ClientError as error:
        raise
    return {"account": answer["Account"], "arn": answer["Arn"]}
