"""The keys were taken out of the code, and stand in a comment still.

fails: TestNoKeysInCode.test_sources
says: an access key ID
says: a secret access key
"""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    # was: AKIAQ7W2E3R4T5Y6U7J2 / hP3xT9vLq2Zk8RwYb7NcJd5sGf1MaUe6KiXo4VtB
    return boto3.Session(profile_name=profile).client("dynamodb", region_name=region, endpoint_url=endpoint_url)
