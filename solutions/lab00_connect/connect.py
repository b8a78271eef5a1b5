"""Lab 00: connect to DynamoDB, as the right one, in the right place, without a key in the code.

Run it by hand:

    python connect.py --table-name Users --region us-east-1
    python connect.py --region eu-west-1 --profile work
    python connect.py --endpoint-url http://127.0.0.1:8000

Fill the TODOs from 1 to 3; `main()` is there already and uses all three functions.

What holds for every function:
- no access key, secret key or session token stands in the code, not even a made-up one: boto3 finds them by itself, in
  the environment, in the files of `~/.aws` and so on;
- importing the script needs no credentials and no region, so a client belongs into a function.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

import boto3
from botocore.exceptions import ClientError, NoCredentialsError, PartialCredentialsError, ProfileNotFound

DEFAULT_REGION = "us-east-1"
DEFAULT_TABLE_NAME = "Users"


def make_client(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    """Make a DynamoDB client.

    Args:
        region: the AWS region that it talks to, whatever the environment or a profile says.
        endpoint_url: the address to talk to instead of AWS, such as `http://127.0.0.1:8000`, whatever the environment
            says. None leaves that to boto3: it goes to AWS, unless `AWS_ENDPOINT_URL` is set.
        profile: the name of the profile in the files of `~/.aws` whose credentials it uses, whatever the environment
            says. None leaves that to boto3, which looks in several places one after the other (`AWS_PROFILE` counts).

    Returns:
        The boto3 client. What it was made with holds for it alone, not for those that are made later.

    Raises:
        ProfileNotFound: boto3's own error, when there is no profile of that name.
    """
    # TODO 1: Make a DynamoDB client for that region, endpoint and profile.
    ### BEGIN SOLUTION
    session = boto3.Session(profile_name=profile)
    return session.client("dynamodb", region_name=region, endpoint_url=endpoint_url)
    ### END SOLUTION


def make_resource(region: str = DEFAULT_REGION, endpoint_url: str | None = None, profile: str | None = None) -> Any:
    """Make a DynamoDB resource, boto3's other interface: `make_resource().Table("Users").get_item(…)`.

    Args:
        region: as for make_client().
        endpoint_url: as for make_client().
        profile: as for make_client().

    Returns:
        The boto3 resource. What it was made with holds for it alone.

    Raises:
        ProfileNotFound: boto3's own error, when there is no profile of that name.
    """
    # TODO 2: Make a DynamoDB resource for that region, endpoint and profile.
    ### BEGIN SOLUTION
    session = boto3.Session(profile_name=profile)
    return session.resource("dynamodb", region_name=region, endpoint_url=endpoint_url)
    ### END SOLUTION


def whoami(region: str = DEFAULT_REGION) -> dict[str, str] | None:
    """Ask AWS who it is that boto3's credentials belong to: STS, operation GetCallerIdentity.

    No permission is needed for that, so it is the surest way to see whether credentials work.

    Args:
        region: the AWS region whose STS is asked. Any other STS gives the same answer, so that would do as well.

    Returns:
        `{"account": "123456789012", "arn": "arn:aws:iam::123456789012:user/ada"}`, both as text and nothing else.
        None when there are no usable credentials, with a sentence (printed or logged, in your words) that says what to
        configure: it names credentials, an access key, a profile, a variable such as AWS_ACCESS_KEY_ID, or `aws
        configure`. It shows no secret key and no session token.

    Errors to handle:
        There are no credentials: NoCredentialsError; PartialCredentialsError (a key without its secret);
        ProfileNotFound (AWS_PROFILE names a profile that there is not).
        AWS refuses them: ClientError with the code InvalidClientTokenId, UnrecognizedClientException (no such key),
        SignatureDoesNotMatch (a wrong secret key) or ExpiredToken (temporary credentials, too old).
        Every other error says nothing of the credentials (AWS is busy, or cannot be reached): it leaves the function
        as it is.
    """
    # TODO 3: Ask STS who you are. When there are no credentials, or AWS refuses them, say what to configure and answer
    # None; let every other error pass.
    ### BEGIN SOLUTION
    refusals = ("InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch", "ExpiredToken")
    try:
        answer = boto3.Session().client("sts", region_name=region).get_caller_identity()
    except (NoCredentialsError, PartialCredentialsError, ProfileNotFound) as error:
        print(f"{error}. Run `aws configure`, or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.")
        return None
    except ClientError as error:
        if error.response["Error"]["Code"] not in refusals:
            raise
        print(f"AWS refuses your credentials ({error}). Renew them: `aws configure`, `aws sso login` or new variables.")
        return None
    return {"account": answer["Account"], "arn": answer["Arn"]}
    ### END SOLUTION


def prefer_profile(profile: str) -> None:
    """Have this whole program use a profile, keys in the environment or not: whoami() takes no profile."""
    os.environ["AWS_PROFILE"] = profile
    for variable in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        os.environ.pop(variable, None)


def show_tables(table_name: str, region: str, endpoint_url: str | None, profile: str | None) -> None:
    """Print where a client goes, which tables there are, and more about one of them."""
    client = make_client(region=region, endpoint_url=endpoint_url, profile=profile)
    names = [name for page in client.get_paginator("list_tables").paginate() for name in page["TableNames"]]
    print(f"The client talks to {client.meta.endpoint_url}, region {client.meta.region_name}. Tables: {len(names)}")
    for name in names:
        print(f"  {name}")
    if table_name in names:
        table = make_resource(region=region, endpoint_url=endpoint_url, profile=profile).Table(table_name)
        print(f"The table {table_name} is {table.table_status} and holds about {table.item_count} items.")
    else:
        print(f"There is no table {table_name} here. Lab 01 makes one.")


def parse_arguments() -> argparse.Namespace:
    """What the person at the command line asks for."""
    parser = argparse.ArgumentParser(description="Say who you are on AWS, where you are, and which tables are there.")
    parser.add_argument("--table-name", default=DEFAULT_TABLE_NAME, help="a table to look for (default: %(default)s)")
    parser.add_argument("--region", default=DEFAULT_REGION, help="AWS region (default: %(default)s)")
    parser.add_argument("--endpoint-url", help="a local DynamoDB to talk to, instead of AWS")
    parser.add_argument("--profile", help="a profile in ~/.aws, instead of what boto3 finds by itself")
    return parser.parse_args()


def main() -> int:
    """Say who you are, where the client goes, and which tables there are.

    A local DynamoDB does not know who you are, so there nobody is asked.

    Returns:
        The exit status: 0 when all went well, 1 when there are no usable credentials.
    """
    options = parse_arguments()
    if options.profile:
        prefer_profile(options.profile)
    if options.endpoint_url or os.environ.get("AWS_ENDPOINT_URL"):
        print("This is not AWS itself, so it is no use to ask it who you are.")
    else:
        identity = whoami(region=options.region)
        if identity is None:
            return 1
        print(f"You are {identity['arn']} in account {identity['account']}.")
    try:
        show_tables(options.table_name, options.region, options.endpoint_url, options.profile)
    except (NoCredentialsError, PartialCredentialsError, ProfileNotFound) as error:
        print(f"{error}. A local DynamoDB takes any credentials, but there have to be some.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
