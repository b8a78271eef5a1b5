"""The first client is kept and given to everybody.

fails: TestRegion.test_two_clients, TestEndpoint.test_none, TestProfile.test_next_client
says: the second for
"""


CLIENTS: list[Any] = []


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    if not CLIENTS:
        session = boto3.Session(profile_name=profile)
        CLIENTS.append(session.client("dynamodb", region_name=region, endpoint_url=endpoint_url))
    return CLIENTS[0]
