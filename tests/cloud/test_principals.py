"""Access keys that AWS knows, and those that it does not."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError
from boundary_client import KEY, Caller, boto3_client

from checks.harness.cloud.cloud import Cloud

pytest_plugins = ("cloud_fixtures",)


def code_of(error: pytest.ExceptionInfo[ClientError]) -> tuple[Any, Any]:
    answer: Any = error.value.response
    return answer["Error"]["Code"], answer["ResponseMetadata"]["HTTPStatusCode"]


def test_sts_says_whose_key_it_is(cloud: Cloud) -> None:
    other, principal = cloud.principal(), cloud.principal(KEY)
    answer = boto3_client(cloud, "sts").get_caller_identity()
    assert (answer["Account"], answer["Arn"]) == (principal.account, principal.arn)
    assert (principal.account, principal.arn) != (other.account, other.arn)
    assert cloud.trace[0].access_key == KEY


def test_a_known_key_opens_dynamodb(cloud: Cloud, caller: Caller) -> None:
    cloud.principal(KEY)
    assert caller.ask("ListTables") == {"TableNames": []}


def test_an_unknown_key_opens_nothing(cloud: Cloud) -> None:
    cloud.principal()
    with pytest.raises(ClientError) as error:
        boto3_client(cloud, "sts").get_caller_identity()
    assert code_of(error) == ("InvalidClientTokenId", 403)
    with pytest.raises(ClientError) as error:
        boto3_client(cloud, "dynamodb").list_tables()
    assert code_of(error) == ("UnrecognizedClientException", 400)


def test_temporary_credentials_need_their_token(cloud: Cloud) -> None:
    cloud.principal(KEY, session_token="token")
    with pytest.raises(ClientError, match="InvalidClientTokenId"):
        boto3_client(cloud, "sts").get_caller_identity()


def test_faults_come_after_it(cloud: Cloud) -> None:
    cloud.principal(KEY)
    cloud.fail("GetCallerIdentity", "ExpiredToken", "The security token included in the request is expired", status=403)
    with pytest.raises(ClientError) as error:
        boto3_client(cloud, "sts").get_caller_identity()
    assert code_of(error) == ("ExpiredToken", 403)


def test_nobody_is_named_in_the_next_criterion(cloud: Cloud, caller: Caller) -> None:
    cloud.principal()
    cloud.begin(1, "next")
    assert caller.ask("ListTables") == {"TableNames": []}
