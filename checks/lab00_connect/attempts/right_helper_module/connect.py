"""The work is done in a second file beside the script."""

from places import Place


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return Place(region, endpoint_url, profile).reach("client")


def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return Place(region, endpoint_url, profile).reach("resource")
