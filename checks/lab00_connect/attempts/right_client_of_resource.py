"""The client is the one that a resource has."""


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return make_resource(region, endpoint_url, profile).meta.client
