"""The credentials file is read by hand, for a named profile.

fails: TestProfile.test_given, TestProfile.test_unknown
says: KeyError
"""

import configparser


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    if not profile:
        return boto3.client("dynamodb", region_name=region, endpoint_url=endpoint_url)
    file = configparser.ConfigParser()
    file.read(os.path.expanduser("~/.aws/credentials"))
    keys = {name: file[profile][name] for name in file[profile]}
    return boto3.client("dynamodb", region_name=region, endpoint_url=endpoint_url, **keys)
