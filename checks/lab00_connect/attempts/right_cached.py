"""Each client, resource and session is made once, and kept by what it was made with."""

import functools


@functools.lru_cache(maxsize=None)
def session_of(profile: str | None) -> Any:
    return boto3.Session(profile_name=profile)


@functools.lru_cache(maxsize=None)
def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return session_of(profile).client("dynamodb", region, endpoint_url=endpoint_url)


@functools.lru_cache(maxsize=None)
def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return session_of(profile).resource("dynamodb", region, endpoint_url=endpoint_url)
