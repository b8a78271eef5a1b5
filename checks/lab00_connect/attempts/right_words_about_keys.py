"""The code speaks of keys and their names, and holds none: AKIAIOSFODNN7EXAMPLE is AWS's own example.

In ~/.aws/credentials it looks like this:

    aws_access_key_id = AKIAIOSFODNN7EXAMPLE
    aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
"""

ACCESS_KEY = "AWS_ACCESS_KEY_ID"
AWS_ACCESS_KEY_ID = "AWS_ACCESS_KEY_ID"
VARIABLES = {"aws_access_key_id": "AWS_ACCESS_KEY_ID", "aws_secret_access_key": "<the secret part>"}
STEPS = {"AWS_SESSION_TOKEN": "for temporary credentials only", ACCESS_KEY: AWS_ACCESS_KEY_ID}
# Written down at https://docs.aws.amazon.com/cli/latest/reference/configure/index2Html and in commit
# 3f786850e387550fdab836ed7e6dc881de23001b of our handbook.
HANDBOOK = "Team/Handbook/Chapter4/Connections/To/AWS"


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    if profile is None and not os.getenv(ACCESS_KEY, ""):
        print("no access key in the environment, see", HANDBOOK, VARIABLES, STEPS)
    return boto3.Session(
        aws_access_key_id=os.environ.get("AWS_ACCESS_KEY_ID") if profile is None else None,
        aws_secret_access_key=os.environ.get("AWS_SECRET_ACCESS_KEY") if profile is None else None,
        aws_session_token=os.environ.get("AWS_SESSION_TOKEN") if profile is None else None,
        profile_name=profile,
    ).client("dynamodb", region_name=region, endpoint_url=endpoint_url)


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    example = "export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE"
    try:
        answer = boto3.client("sts", region_name=region).get_caller_identity()
    except (NoCredentialsError, PartialCredentialsError, ProfileNotFound):
        print("for example:", example)
        return None
    except ClientError as error:
        codes = "InvalidClientTokenId UnrecognizedClientException SignatureDoesNotMatch ExpiredToken".split()
        if error.response["Error"]["Code"] in codes:
            print("AWS does not take them. For example:", example)
            return None
        raise
    return {"account": answer["Account"], "arn": answer["Arn"]}
