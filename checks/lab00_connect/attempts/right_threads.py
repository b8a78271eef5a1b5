"""Everything is made and asked in threads of a pool."""

from concurrent.futures import ThreadPoolExecutor


def in_thread(call: Any, *arguments: Any, **parameters: Any) -> Any:
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(call, *arguments, **parameters).result()


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    session = in_thread(boto3.Session, profile_name=profile, region_name=region)
    return in_thread(session.client, "dynamodb", endpoint_url=endpoint_url)


def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    session = in_thread(boto3.Session, profile_name=profile, region_name=region)
    return in_thread(session.resource, "dynamodb", endpoint_url=endpoint_url)


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    try:
        client = in_thread(boto3.Session().client, "sts", region)
        answer = in_thread(client.get_caller_identity)
    except (NoCredentialsError, PartialCredentialsError, ProfileNotFound) as error:
        print("no credentials:", error)
        return None
    except ClientError as error:
        match error.response["Error"]["Code"]:
            case "InvalidClientTokenId" | "UnrecognizedClientException" | "SignatureDoesNotMatch" | "ExpiredToken":
                print("other credentials are needed:", error)
                return None
            case _:
                raise
    return {"account": answer["Account"], "arn": answer["Arn"]}
