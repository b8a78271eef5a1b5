from dataclasses import dataclass

import boto3


@dataclass(frozen=True)
class Place:
    region: str
    endpoint: str | None
    profile: str | None

    def reach(self, interface):
        session = boto3.Session(profile_name=self.profile, region_name=self.region)
        return getattr(session, interface)("dynamodb", endpoint_url=self.endpoint)
