"""Real keys are written into the call.

fails: TestDefaultChain.test_environment, TestDefaultChain.test_temporary, TestDefaultChain.test_files,
    TestDefaultChain.test_environment_first, TestDefaultChain.test_aws_profile, TestProfile.test_given,
    TestProfile.test_over_environment, TestProfile.test_endpoint, TestProfile.test_next_client,
    TestProfile.test_unknown, TestNoKeysInCode.test_sources, TestNoKeysInCode.test_client,
    TestNoKeysInCode.test_local, TestScript.test_run, TestScript.test_profile
says: an access key ID
says: a secret access key
says: credentials that are configured nowhere
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return boto3.client(
        "dynamodb",
        region_name=region,
        endpoint_url=endpoint_url,
        aws_access_key_id="AKIAQ7W2E3R4T5Y6U7J2",
        aws_secret_access_key="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",
    )
