"""The boundary answers whatever comes, and never with an exception of its own."""

from __future__ import annotations

import json
import zlib
from typing import Any

import pytest
from boundary_client import KEY, Caller, boto3_client, raw_request, users

from checks.harness.cloud.cloud import Cloud
from checks.harness.cloud.operation import ITEM_OPERATIONS
from checks.harness.cloud.table_handle import TableHandle
from checks.harness.exchange import HttpRequest, HttpResponse

pytest_plugins = ("cloud_fixtures",)

ADA = {"id": {"S": "ada"}}


def code(answer: HttpResponse) -> str:
    return str(json.loads(answer.body).get("__type", "ok")).rpartition("#")[2]


@pytest.fixture
def table(cloud: Cloud) -> TableHandle:
    return cloud.create_table("id", name="Users", items=[{"id": "ada", "note": "x" * 3000}])


# What is no proper request -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("request_", "status", "expected"),
    [
        (raw_request(b'{"TableName": '), 400, "SerializationException"),
        (raw_request(b"\xff\xfe\x00"), 400, "SerializationException"),
        (raw_request(b"[1, 2]"), 400, "SerializationException"),
        (raw_request(b"null"), 400, "SerializationException"),
        (raw_request(b"[" * 100_000), 400, "SerializationException"),
        (raw_request(b""), 200, "ok"),
        (raw_request(b"{}", "DynamoDB_20120810.PutItem"), 400, "ValidationException"),
        (raw_request(b"", "DynamoDB_20120810.PutItem"), 400, "ValidationException"),
        (raw_request(b"{}", "DynamoDB_20120810.FlyToTheMoon"), 400, "UnknownOperationException"),
        (raw_request(b"{}", "DynamoDB_20120810."), 400, "UnknownOperationException"),
        (raw_request(b"{}", "DynamoDB_20120810"), 400, "UnknownOperationException"),
        (raw_request(b"{}", None), 400, "UnknownOperationException"),
        (raw_request(b"{}", key=None), 400, "MissingAuthenticationTokenException"),
        (raw_request(b"{}", content_type="text/plain"), 200, "ok"),
        (raw_request(b"Limit=3", content_type="application/x-www-form-urlencoded"), 400, "SerializationException"),
        (raw_request(b"", None, method="GET"), 400, "UnknownOperationException"),
    ],
    ids=[
        "broken JSON",
        "not UTF-8",
        "a list",
        "null",
        "a hundred thousand levels",
        "nothing for what needs nothing",
        "nothing asked for",
        "nothing at all for a put",
        "unknown operation",
        "no operation",
        "half a target",
        "no target",
        "not signed",
        "plain text",
        "a form",
        "GET",
    ],
)
def test_an_answer_always_comes(cloud: Cloud, request_: HttpRequest, status: int, expected: str) -> None:
    answer = cloud.boundary.handle(request_)
    assert (answer.status, code(answer)) == (status, expected)
    assert len(cloud.trace) == 1
    assert cloud.trace[0].answer == expected


@pytest.mark.parametrize(
    "url",
    ["https://dynamodb.eu-west-1.amazonaws.com/", "https://example.com/", "http://localhost:1/x?y=z", "https:///"],
)
@pytest.mark.parametrize("method", ["GET", "DELETE", "HEAD"])
def test_an_unsigned_request_to_anywhere_gets_an_answer(cloud: Cloud, url: str, method: str) -> None:
    answer = cloud.boundary.handle(raw_request(b"", None, key=None, method=method, url=url))
    assert answer.status in (0, 200, 400, 403, 404, 500)
    assert cloud.trace[0].answer != "none"


def test_a_presigned_url_is_read_as_signed(cloud: Cloud) -> None:
    scope = f"{KEY}%2F20260101%2Feu-west-3%2Fsts%2Faws4_request"
    url = f"https://sts.eu-west-3.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Credential={scope}"
    answer = cloud.boundary.handle(raw_request(b"", None, key=None, method="GET", url=url, content_type=""))
    assert answer.status == 200
    assert b"<GetCallerIdentityResult>" in answer.body
    entry = cloud.trace[0]
    assert (entry.operation, entry.service, entry.region) == ("GetCallerIdentity", "sts", "eu-west-3")


@pytest.mark.parametrize("region", ["mars-north-1", "eu-west", "x"])
def test_a_region_that_aws_does_not_have_is_no_address(cloud: Cloud, region: str) -> None:
    assert cloud.boundary.handle(raw_request(b"{}", region=region)).status == 0
    create = raw_request(json.dumps(users()).encode(), "DynamoDB_20120810.CreateTable", region=region)
    assert cloud.boundary.handle(create).status == 0


def test_a_giant_body_is_refused(cloud: Cloud, caller: Caller, table: TableHandle) -> None:
    big = {"TableName": "Users", "Item": {"id": {"S": "bob"}, "note": {"S": "x" * 5_000_000}}}
    assert caller.code("PutItem", **big) == "ValidationException"
    giant = b'{"TableName": "Users", "note": "' + b"x" * (16 * 1024 * 1024) + b'"}'
    assert cloud.boundary.handle(raw_request(giant, "DynamoDB_20120810.PutItem", region=cloud.region)).status == 413
    assert len(table.items()) == 1


@pytest.mark.parametrize(
    "body",
    [
        {"TableName": 3},
        {"TableName": ["Users"], "Key": ADA},
        {"RequestItems": [1]},
        {"RequestItems": {"Users": None}},
        {"RequestItems": {"Users": {"Keys": "ada"}}},
        {"RequestItems": {"Users": [None]}},
        {"TransactItems": 3},
        {"TransactItems": [None, {"Put": None}, {"Put": {"TableName": 3}}]},
        {"TableName": "Users", "Item": None, "Key": {"id": 3}},
        {"TableName": "Users", "Item": {"id": {"S": {"S": 1}}}, "Key": {"id": {"N": []}}},
        {"TableName": "Users", "Item": {"id": {}}, "Key": {}},
        {"TableName": "\ud800", "Key": ADA, "Item": ADA},
        {"TableName": "Users", "Key": ADA, "UpdateExpression": 3, "ConditionExpression": [], "FilterExpression": {}},
    ],
    ids=repr,
)
@pytest.mark.usefixtures("table")
def test_nonsense_gets_an_answer_from_every_operation(cloud: Cloud, caller: Caller, body: dict[str, Any]) -> None:
    cloud.leave_unprocessed(keep=1)
    tables = {"CreateTable", "UpdateTable", "DeleteTable", "DescribeTable", "TagResource", "ListTagsOfResource"}
    statuses = {
        name: caller.http(name, body).status for name in sorted(ITEM_OPERATIONS | tables | {"ExecuteStatement"})
    }
    assert set(statuses.values()) <= {200, 400}, statuses
    assert cloud.table("Users").exists or statuses["DeleteTable"] == 200


# Proper ones ---------------------------------------------------------------------------------------------------------


def test_the_checksum_is_that_of_the_body(cloud: Cloud, caller: Caller, table: TableHandle) -> None:
    """botocore verifies it, and takes a wrong one for a reason to try again."""
    answer = caller.http("GetItem", {"TableName": "Users", "Key": ADA})
    assert answer.headers["x-amz-crc32"] == str(zlib.crc32(answer.body))
    assert answer.headers["content-length"] == str(len(answer.body))
    boto3_client(cloud).get_item(TableName="Users", Key=ADA)
    assert [entry.attempt for entry in cloud.trace] == [1, 1]


def test_two_keys_of_one_account_see_the_same_tables(cloud: Cloud, caller: Caller, table: TableHandle) -> None:
    body = {"TableName": "Users", "Key": ADA}
    found = [json.loads(caller.http("GetItem", body, key=key).body)["Item"]["id"] for key in ("AKIAONE", "AKIATWO")]
    assert found == [ADA["id"], ADA["id"]]


def test_another_account_does_not_see_this_ones_tables(cloud: Cloud, table: TableHandle) -> None:
    role = "arn:aws:iam::222222222222:role/visitor"
    lent = boto3_client(cloud, "sts").assume_role(RoleArn=role, RoleSessionName="ada")["Credentials"]
    visitor = boto3_client(cloud, key=lent["AccessKeyId"], token=lent["SessionToken"])
    assert visitor.list_tables()["TableNames"] == []
    assert boto3_client(cloud).list_tables()["TableNames"] == ["Users"]


# Metering ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wanted", [None, "NONE", "ALL_OLD"])
@pytest.mark.parametrize("name", ["PutItem", "DeleteItem"])
def test_measuring_a_write_keeps_the_return_values_that_were_asked_for(
    cloud: Cloud, caller: Caller, table: TableHandle, name: str, wanted: str | None
) -> None:
    body: dict[str, Any] = {"TableName": "Users", **({"Item": ADA} if name == "PutItem" else {"Key": ADA})}
    answer = caller.ask(name, **body, **({"ReturnValues": wanted} if wanted else {}))
    assert answer == ({"Attributes": {**ADA, "note": {"S": "x" * 3000}}} if wanted == "ALL_OLD" else {})
    assert cloud.trace.write_units == 3.0, "the larger of the two versions counts: 3,009 bytes"


@pytest.mark.parametrize(
    ("wanted", "attributes"),
    [("NONE", None), ("ALL_NEW", {**ADA, "note": {"S": "y"}}), ("UPDATED_OLD", {"note": {"S": "x" * 3000}})],
)
def test_measuring_an_update_keeps_them_too(
    cloud: Cloud, caller: Caller, table: TableHandle, wanted: str, attributes: dict[str, Any] | None
) -> None:
    change = {"UpdateExpression": "SET note = :n", "ExpressionAttributeValues": {":n": {"S": "y"}}}
    answer = caller.ask("UpdateItem", TableName="Users", Key=ADA, ReturnValues=wanted, **change)
    assert answer.get("Attributes") == attributes
    assert cloud.trace.write_units == 3.0


@pytest.mark.parametrize("name", ["PutItem", "DeleteItem", "UpdateItem"])
def test_a_condition_that_fails_is_paid_for(cloud: Cloud, caller: Caller, table: TableHandle, name: str) -> None:
    """https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html"""
    body = {"TableName": "Users", "ConditionExpression": "attribute_not_exists(id)"}
    body |= {"Item": ADA} if name == "PutItem" else {"Key": ADA}  # type: ignore[dict-item]
    assert caller.code(name, **body) == "ConditionalCheckFailedException"
    assert cloud.trace.write_units == 3.0


def test_consumed_capacity_is_told_as_asked_for(cloud: Cloud, caller: Caller, table: TableHandle) -> None:
    read = {"TableName": "Users", "Key": ADA}
    assert "ConsumedCapacity" not in caller.ask("GetItem", **read)
    capacity = caller.ask("GetItem", **read, ReturnConsumedCapacity="TOTAL")["ConsumedCapacity"]
    assert capacity == {"TableName": "Users", "CapacityUnits": 0.5}
    assert cloud.trace.read_units == 1.0
