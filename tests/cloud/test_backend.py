"""moto behind the boundary: asked directly, and quicker than it asks itself."""

from __future__ import annotations

import json
from typing import Any

import pytest
from boundary_client import Caller, raw_request, users
from moto.core.request import Request
from moto.dynamodb.responses import DynamoHandler

from checks.harness.cloud.backend import Crash, MotoBackend, Unreachable
from checks.harness.cloud.client import Client, ServiceError, own_operation, plain, typed
from checks.harness.cloud.cloud import Cloud
from checks.harness.cloud.known_tables import KnownTables
from checks.harness.cloud.operation import read

pytest_plugins = ("cloud_fixtures",)

REGION = "eu-west-1"
ITEM: dict[str, Any] = {
    "id": {"S": "ada"},
    "n": {"N": "1.5"},
    "raw": {"B": "AP8="},
    "raws": {"BS": ["AQ==", "Ag=="]},
    "none": {"NULL": True},
    "on": {"BOOL": False},
    "words": {"SS": ["a", "b"]},
    "numbers": {"NS": ["1", "2.5"]},
    "list": {"L": [{"S": ""}, {"L": []}, {"M": {"B": {"S": "a member called B"}, "x": {"B": "Aw=="}}}]},
    "map": {"M": {"S": {"N": "7"}, "empty": {"M": {}}}},
    "ünïcode": {"S": "žluťoučký kůň \U0001f40e"},
}
KEY = {"id": {"S": "ada"}}
AS_IT_IS = {"TableName": "Users", "ReturnConsumedCapacity": None}


@pytest.fixture
def client(cloud: Cloud) -> Client:
    """The checks' own client, with the table Users and one item."""
    cloud.boundary.client.send("CreateTable", REGION, **users())
    cloud.boundary.client.send("PutItem", REGION, TableName="Users", Item=ITEM)
    return cloud.boundary.client


def by_moto_itself(name: str, body: dict[str, Any]) -> Any:
    operation = own_operation(name, REGION, body)
    http = operation.http
    request = Request.from_primitives(http.method, http.url, dict(http.headers), http.body)
    _, _, answer = DynamoHandler.dispatch(request, http.url, request.headers)
    return json.loads(answer)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("GetItem", {"Key": KEY}),
        ("GetItem", {"Key": {"id": {"S": "nobody"}}}),
        ("Query", {"KeyConditionExpression": "id = :i", "ExpressionAttributeValues": {":i": {"S": "ada"}}}),
        ("Scan", {"FilterExpression": "raw = :r", "ExpressionAttributeValues": {":r": {"B": "AP8="}}}),
        ("Scan", {"Select": "COUNT"}),
        ("PutItem", {"Item": {**KEY, "n": {"N": "2"}}, "ReturnValues": "ALL_OLD"}),
        ("PutItem", {"Item": ITEM}),
        ("PutItem", {"Item": {**KEY, "raw": {"B": "AA=="}}, "ReturnValues": "NONE"}),
        ("DeleteItem", {"Key": KEY, "ReturnValues": "ALL_OLD"}),
        (
            "UpdateItem",
            {
                "Key": KEY,
                "UpdateExpression": "SET n = n + :one, raw = :b REMOVE words",
                "ExpressionAttributeValues": {":one": {"N": "1"}, ":b": {"B": "/w=="}},
                "ReturnValues": "ALL_NEW",
            },
        ),
        ("BatchGetItem", {"TableName": None, "RequestItems": {"Users": {"Keys": [KEY], "ConsistentRead": True}}}),
        ("TransactGetItems", {"TableName": None, "TransactItems": [{"Get": {"TableName": "Users", "Key": KEY}}]}),
        ("DescribeTable", {}),
        ("PutItem", {"Item": {"n": {"N": "2"}}}),
        ("GetItem", {"TableName": "Nobody", "Key": KEY}),
    ],
)
def test_the_short_way_through_moto_gives_its_own_answers(client: Client, name: str, body: dict[str, Any]) -> None:
    parameters = AS_IT_IS | body
    ours = client._backend.answer(own_operation(name, REGION, parameters)).body
    stored = client.send("GetItem", REGION, TableName="Users", Key=KEY).get("Item")
    client.send("PutItem", REGION, TableName="Users", Item=ITEM)
    assert without_moments(ours) == without_moments(by_moto_itself(name, parameters))
    assert client.send("GetItem", REGION, TableName="Users", Key=KEY).get("Item") == stored


def without_moments(answer: Any) -> Any:
    """An answer without what moto draws or measures anew."""
    if isinstance(answer, dict):
        return {name: without_moments(value) for name, value in answer.items() if name != "ConsumedCapacityUnits"}
    return answer


def test_a_region_that_does_not_exist_is_unreachable(moto_backend: MotoBackend) -> None:
    with pytest.raises(Unreachable, match="mars-north-1"):
        moto_backend.answer(own_operation("ListTables", "mars-north-1", {}))


def test_what_moto_raises_is_a_crash_with_its_cause(moto_backend: MotoBackend, client: Client) -> None:
    broken = {"TableName": "Users", "Key": KEY, "UpdateExpression": "SET #x = :y"}
    with pytest.raises(Crash) as raised:
        moto_backend.answer(own_operation("UpdateItem", REGION, {**broken, "Key": {"id": 3}}))
    assert isinstance(raised.value.__cause__, TypeError)
    with pytest.raises(ServiceError, match="InternalServerError: TypeError"):
        client.send("UpdateItem", REGION, **{**broken, "Key": {"id": 3}})


def test_a_key_that_moto_cannot_read_finds_nothing(cloud: Cloud, client: Client) -> None:
    """The rules look items up by keys that come from the student's code."""
    tables = KnownTables(client)
    assert tables.item("Users", REGION, {"id": {"S": "ada"}}) == ITEM
    assert tables.item("Users", REGION, {"id": 3}) is None
    assert tables.item("Nobody", REGION, KEY) is None


def test_tables_are_looked_up_once_until_they_may_have_changed(cloud: Cloud, caller: Caller) -> None:
    tables = cloud.boundary.tables
    assert tables.find("Users", cloud.region) is None
    caller.ask("CreateTable", **users())
    known = tables.find("Users", cloud.region)
    assert known is not None
    assert (known.keys, known.types) == ({"id": "HASH"}, {"id": "S"})
    assert tables.find("Users", cloud.region) is known
    cloud.table("Users").vanish()
    assert tables.find("Users", cloud.region) is None


def test_two_back_ends_do_not_slow_moto_down() -> None:
    """moto's class is amended once, however many back ends there are."""
    assert MotoBackend()._dynamodb is MotoBackend()._dynamodb


def test_plain_values_go_there_and_back() -> None:
    item = {"id": "ada", "raw": b"\x00\xff", "raws": {b"\x01"}, "list": [{"x": b"\x02"}, None, True], "words": {"a"}}
    assert typed(item)["list"] == {"L": [{"M": {"x": {"B": "Ag=="}}}, {"NULL": True}, {"BOOL": True}]}
    assert plain(typed(item)) == item


@pytest.mark.parametrize(
    ("target", "service"),
    [("DynamoDB_20120810.ListTables", "dynamodb"), ("DynamoDBStreams_20120810.ListStreams", "dynamodbstreams")],
)
def test_streams_are_told_apart_though_both_are_signed_alike(target: str, service: str) -> None:
    operation = read(raw_request(b"{}", target))
    assert (operation.service, operation.region, operation.access_key) == (service, REGION, "AKIASTUDENTOFTHELABS")


@pytest.mark.parametrize(
    ("body", "tables"),
    [
        ({"TableName": "arn:aws:dynamodb:eu-west-1:123456789012:table/Users"}, ["Users"]),
        ({"TableName": "Users", "IndexName": "by-city"}, ["Users"]),
        ({"RequestItems": {"Users": [], "Orders": []}}, ["Users", "Orders"]),
        (
            {"TransactItems": [{"Put": {"TableName": "Users"}}, {"Delete": {"TableName": "Orders"}}]},
            ["Users", "Orders"],
        ),
        ({"TransactItems": [3, {"Put": {"TableName": 3}}, {"Put": "Users"}]}, []),
        ({"TransactItems": 3}, []),
        ({"RequestItems": 3}, []),
        ({"TableName": 3}, []),
        ({}, []),
    ],
)
def test_an_operation_knows_its_tables(body: dict[str, Any], tables: list[str]) -> None:
    assert read(raw_request(json.dumps(body).encode())).tables == tables
