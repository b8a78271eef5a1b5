"""Other services of AWS through the same boundary, asked by real boto3."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from botocore.exceptions import ClientError
from boundary_client import boto3_client, raw_request

from checks.harness.cloud.backend import MotoBackend
from checks.harness.cloud.boundary import SERVICES
from checks.harness.cloud.cloud import Cloud

pytest_plugins = ("cloud_fixtures",)

MORE = {*SERVICES, "iam", "lambda", "s3"}
ROLE = json.dumps({"Version": "2012-10-17", "Statement": []})


@pytest.fixture
def cloud(moto_backend: MotoBackend) -> Iterator[Cloud]:
    """A cloud that has more services than the labs use."""
    cloud = Cloud(moto_backend, services=MORE)
    yield cloud
    cloud.boundary.reset()


@pytest.fixture
def lab_cloud(moto_backend: MotoBackend) -> Iterator[Cloud]:
    cloud = Cloud(moto_backend)
    yield cloud
    cloud.boundary.reset()


def test_sts_says_who_is_asking(cloud: Cloud) -> None:
    answer = boto3_client(cloud, "sts").get_caller_identity()
    assert (answer["Account"], answer["ResponseMetadata"]["HTTPStatusCode"]) == ("123456789012", 200)
    (entry,) = cloud.trace
    assert (entry.operation, entry.service, entry.region, entry.answer) == (
        "GetCallerIdentity",
        "sts",
        cloud.region,
        "ok",
    )
    assert entry.body["Action"] == "GetCallerIdentity"


def test_a_refusal_in_xml_has_its_code(cloud: Cloud) -> None:
    with pytest.raises(ClientError, match="NoSuchEntity"):
        boto3_client(cloud, "iam").get_user(UserName="nobody")
    assert (cloud.trace[0].operation, cloud.trace[0].answer) == ("GetUser", "NoSuchEntity")


def test_iam_keeps_users_until_the_criterion_ends(cloud: Cloud) -> None:
    iam = boto3_client(cloud, "iam")
    iam.create_user(UserName="ada")
    assert [user["UserName"] for user in iam.list_users()["Users"]] == ["ada"]
    cloud.begin(1, "next")
    assert iam.list_users()["Users"] == []


def test_s3_keeps_bytes(cloud: Cloud) -> None:
    pytest.importorskip("moto.s3.responses", reason="needs moto[s3]", exc_type=ImportError)
    s3 = boto3_client(cloud, "s3", request_checksum_calculation="when_required")
    s3.create_bucket(Bucket="notes-7f", CreateBucketConfiguration={"LocationConstraint": cloud.region})
    s3.put_object(Bucket="notes-7f", Key="a.bin", Body=b"\x00\xff")
    assert s3.get_object(Bucket="notes-7f", Key="a.bin")["Body"].read() == b"\x00\xff"
    with pytest.raises(ClientError, match="NoSuchKey"):
        s3.get_object(Bucket="notes-7f", Key="b.bin")
    assert cloud.trace[-1].answer == "NoSuchKey"


def test_s3_is_denied_in_its_own_language(cloud: Cloud) -> None:
    cloud.deny("*")
    with pytest.raises(ClientError, match="AccessDeniedException"):
        boto3_client(cloud, "s3").list_buckets()


def test_lambda_speaks_json_over_rest(cloud: Cloud) -> None:
    pytest.importorskip("moto.awslambda.responses", reason="needs moto[awslambda]", exc_type=ImportError)
    role = boto3_client(cloud, "iam").create_role(RoleName="runner", AssumeRolePolicyDocument=ROLE)["Role"]["Arn"]
    functions = boto3_client(cloud, "lambda")
    functions.create_function(
        FunctionName="greet", Runtime="python3.12", Role=role, Handler="f.handler", Code={"ZipFile": zipped()}
    )
    assert functions.get_function(FunctionName="greet")["Configuration"]["Runtime"] == "python3.12"
    assert cloud.trace[-1].operation.startswith("GET /2015-03-31/functions/greet")
    with pytest.raises(ClientError, match="ResourceNotFoundException"):
        functions.get_function(FunctionName="nobody")


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("f.py", "def handler(event, context): return event")
    return packed.getvalue()


@pytest.mark.parametrize(
    "endpoint", [None, "http://localhost:8000", "https://123456789012.ddb.eu-west-1.amazonaws.com"]
)
def test_streams_are_read_at_their_own_endpoint_or_any(cloud: Cloud, endpoint: str | None) -> None:
    stream = {"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"}
    table = cloud.create_table("id", name="Users", StreamSpecification=stream)
    boto3_client(cloud).put_item(TableName="Users", Item={"id": {"S": "ada"}})
    streams = boto3_client(cloud, "dynamodbstreams", endpoint_url=endpoint)
    arn = table.description["LatestStreamArn"]
    assert [found["StreamArn"] for found in streams.list_streams(TableName="Users")["Streams"]] == [arn]
    shard = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"][0]["ShardId"]
    start = streams.get_shard_iterator(StreamArn=arn, ShardId=shard, ShardIteratorType="TRIM_HORIZON")
    records = streams.get_records(ShardIterator=start["ShardIterator"])["Records"]
    assert [record["dynamodb"]["NewImage"] for record in records] == [{"id": {"S": "ada"}}]
    assert {entry.service for entry in cloud.trace[1:]} == {"dynamodbstreams"}


def test_an_endpoint_of_ones_own_reaches_the_simulated_service(cloud: Cloud) -> None:
    assert boto3_client(cloud, endpoint_url="http://localhost:8000").list_tables()["TableNames"] == []
    account = boto3_client(cloud, "sts", endpoint_url="http://localhost:8000").get_caller_identity()["Account"]
    assert account == "123456789012"


@pytest.mark.parametrize(
    ("service", "call", "arguments"),
    [
        ("dynamodb", "describe_contributor_insights", {"TableName": "Users"}),
        ("iam", "generate_credential_report", {}),
        ("sts", "decode_authorization_message", {"EncodedMessage": "x"}),
    ],
)
def test_what_is_not_simulated_is_a_client_error(
    cloud: Cloud, service: str, call: str, arguments: dict[str, Any]
) -> None:
    cloud.create_table("id", name="Users")
    client = boto3_client(cloud, service)
    try:
        getattr(client, call)(**arguments)
    except ClientError as error:
        code = error.response["Error"]["Code"]
    else:
        code = "ok"
    assert code in ("ok", "UnknownOperationException"), "moto may learn it"
    assert cloud.trace[-1].answer == code


@pytest.mark.parametrize("service", ["iam", "s3", "lambda", "sns", "events", "cloudformation"])
def test_what_no_lab_uses_is_refused(lab_cloud: Cloud, service: str) -> None:
    calls = {
        "iam": "list_users", "s3": "list_buckets", "lambda": "list_functions", "sns": "list_topics",
        "events": "list_rules", "cloudformation": "list_stacks",
    }  # fmt: skip
    with pytest.raises(ClientError, match=f"nothing of {service}") as refused:
        getattr(boto3_client(lab_cloud, service), calls[service])()
    assert refused.value.response["Error"]["Code"] == "AccessDeniedException"
    assert lab_cloud.trace[-1].answer == "AccessDeniedException"


def test_a_request_signed_for_one_service_is_not_carried_out_by_another(lab_cloud: Cloud) -> None:
    """moto finds who answers by the address, and its SNS sends messages to any address that a script names."""
    signed = raw_request(
        b"Action=ListTopics&Version=2010-03-31", target=None, url="https://sns.eu-west-1.amazonaws.com/"
    )
    headers = {name: value.replace("/dynamodb/", "/sts/") for name, value in signed.headers.items()}
    headers["content-type"] = "application/x-www-form-urlencoded"
    answer = lab_cloud.boundary.handle(replace(signed, headers=headers))
    assert b"UnknownOperationException" in answer.body
    assert answer.status >= 400


@pytest.mark.parametrize("key", ["AKIASTUDENTOFTHELABS", None])
@pytest.mark.parametrize(
    "host", ["http://motoapi.amazonaws.com", "https://motoapi.amazonaws.com", "http://localhost:5000"]
)
def test_nobody_reaches_the_bookkeeping(lab_cloud: Cloud, host: str, key: str | None) -> None:
    table = lab_cloud.create_table("id", items=2)
    for path in ("/moto-api/reset", "/moto-api/data.json", "/moto-api/state-manager/set-transition"):
        for target in (None, "DynamoDB_20120810.ListTables"):
            answer = lab_cloud.boundary.handle(raw_request(b"{}", target, url=host + path, key=key))
            assert b"moto" not in answer.body.lower()
            assert answer.status in (0, 200, 400, 403)
    assert len(table.items()) == 2
