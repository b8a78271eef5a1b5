"""The region comes in a botocore Config, with other settings."""

from botocore.config import Config


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    config = Config(region_name=region, retries={"mode": "standard", "max_attempts": 5}, connect_timeout=3)
    return boto3.Session(profile_name=profile).client("dynamodb", config=config, endpoint_url=endpoint_url or None)


def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    config = Config(region_name=region, retries={"mode": "standard", "max_attempts": 5}, connect_timeout=3)
    return boto3.Session(profile_name=profile).resource("dynamodb", config=config, endpoint_url=endpoint_url or None)
