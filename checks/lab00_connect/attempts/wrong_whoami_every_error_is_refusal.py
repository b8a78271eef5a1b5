"""Every error that AWS answers with is taken for a refusal.

fails: TestNoCredentials.test_busy
says: it has to raise
"""


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    try:
        answer = boto3.client("sts", region_name=region).get_caller_identity()
    except (NoCredentialsError, PartialCredentialsError, ProfileNotFound) as error:
        print(f"Set up your credentials: {error}")
        return None
    except ClientError as error:
        print(f"Set up your credentials: {error}")
        return None
    return {"account": answer["Account"], "arn": answer["Arn"]}
