"""Made-up keys stand in constants, as a default for what the environment has.

fails: TestDefaultChain.test_temporary, TestDefaultChain.test_files, TestDefaultChain.test_aws_profile,
    TestProfile.test_given, TestProfile.test_over_environment, TestProfile.test_endpoint,
    TestProfile.test_next_client, TestProfile.test_unknown, TestNoKeysInCode.test_sources,
    TestNoKeysInCode.test_client, TestScript.test_profile
says: a secret access key
"""


KEY = "localkey"


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return boto3.client(
        "dynamodb",
        region_name=region,
        endpoint_url=endpoint_url,
        aws_access_key_id=os.environ.get("AWS_ACCESS_KEY_ID") or KEY,
        aws_secret_access_key=os.getenv("AWS_SECRET_ACCESS_KEY", "localsecret"),
    )
