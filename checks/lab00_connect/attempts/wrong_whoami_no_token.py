"""The keys are read from the environment by hand, without the session token and the files.

fails: TestWhoAmI.test_temporary, TestWhoAmI.test_files, TestScript.test_profile
says: AWS_SESSION_TOKEN
"""


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    keys = {
        "aws_access_key_id": os.environ.get("AWS_ACCESS_KEY_ID"),
        "aws_secret_access_key": os.environ.get("AWS_SECRET_ACCESS_KEY"),
    }
    if not all(keys.values()):
        print("no credentials")
        return None
    client = boto3.client("sts", region_name=region, **keys)
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
