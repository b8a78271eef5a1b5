"""The script puts made-up keys into the environment if there are none.

fails: TestDefaultChain.test_files, TestDefaultChain.test_aws_profile, TestProfile.test_next_client,
    TestResource.test_aws_profile, TestResource.test_next_resource, TestWhoAmI.test_files,
    TestNoCredentials.test_half, TestNoKeysInCode.test_sources, TestNoKeysInCode.test_client,
    TestNoKeysInCode.test_resource, TestNoKeysInCode.test_whoami
says: connect.py:
says: a secret access key
"""


os.environ.setdefault("AWS_ACCESS_KEY_ID", "dummy")
os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "dummy")
