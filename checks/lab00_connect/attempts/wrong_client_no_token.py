"""The keys are read from the environment by hand, without the session token and the files.

fails: TestDefaultChain.test_temporary, TestDefaultChain.test_files, TestDefaultChain.test_aws_profile,
    TestProfile.test_given, TestProfile.test_over_environment, TestProfile.test_region, TestProfile.test_endpoint,
    TestProfile.test_next_client, TestProfile.test_unknown, TestScript.test_profile
says: temporary credentials are three
says: KeyError
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return boto3.client(
        "dynamodb",
        region_name=region,
        endpoint_url=endpoint_url,
        aws_access_key_id=os.environ["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=os.environ["AWS_SECRET_ACCESS_KEY"],
    )
