"""A class holds the place; the functions only ask it."""


class Connection:
    def __init__(self, region: str, endpoint_url: str | None = None, profile: str | None = None) -> None:
        self.session = boto3.Session(region_name=region, **({"profile_name": profile} if profile else {}))
        self.place = {"endpoint_url": endpoint_url} if endpoint_url else {}

    @property
    def client(self) -> Any:
        return self.session.client("dynamodb", **self.place)

    @property
    def resource(self) -> Any:
        return self.session.resource("dynamodb", **self.place)

    @property
    def identity(self) -> dict[str, str]:
        answer = self.session.client("sts").get_caller_identity()
        return {name: answer[name.title()] for name in ("account", "arn")}


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return Connection(region, endpoint_url, profile).client


def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    return Connection(region, endpoint_url, profile).resource


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    try:
        return Connection(region).identity
    except ClientError as error:
        told = str(error)
        if "Client" not in told and "Signature" not in told and "ExpiredToken" not in told:
            raise
        print(f"These credentials do not work: {told}")
    except (NoCredentialsError, PartialCredentialsError, ProfileNotFound) as error:
        print(f"Which profile shall it be? {error}")
    return None
