"""What is recorded of the student's requests."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from boundary_client import REGION, Caller, boto3_client, raw_request

from checks.harness.cloud.backend import Crash
from checks.harness.cloud.clock import LATENCY
from checks.harness.cloud.cloud import Cloud
from checks.harness.cloud.operation import Operation
from checks.harness.cloud.table_handle import TableHandle

pytest_plugins = ("cloud_fixtures",)

KEY = {"id": {"S": "ada"}}


@pytest.fixture
def table(cloud: Cloud) -> TableHandle:
    return cloud.create_table("id", name="Users", items=[{"id": "ada", "note": "x" * 5000}])


@pytest.mark.usefixtures("table")
def test_a_request_is_recorded(cloud: Cloud, caller: Caller) -> None:
    caller.http("GetItem", {"TableName": "Users", "Key": KEY}, at=5.0)
    (entry,) = cloud.trace
    assert (entry.operation, entry.service, entry.region, entry.table) == (
        "GetItem",
        "dynamodb",
        cloud.region,
        "Users",
    )
    assert entry.body == {"TableName": "Users", "Key": KEY}
    assert (entry.at, entry.answered) == (5.0, 5.0 + LATENCY)
    assert (entry.attempt, entry.answer, entry.where, entry.crash) == (1, "ok", "script.py:7", None)
    assert (entry.read_units, entry.write_units) == (1.0, 0.0)
    assert entry.url == f"https://dynamodb.{cloud.region}.amazonaws.com/"


@pytest.mark.usefixtures("table")
def test_boto3s_requests_are_recorded_in_wire_form(cloud: Cloud) -> None:
    boto3_client(cloud).put_item(TableName="Users", Item={"id": {"S": "bob"}, "raw": {"B": b"\x00"}, "n": {"N": "1"}})
    assert cloud.trace[0].body == {
        "TableName": "Users",
        "Item": {"id": {"S": "bob"}, "raw": {"B": "AA=="}, "n": {"N": "1"}},
    }


def test_a_table_by_arn_is_recorded_by_name(cloud: Cloud, caller: Caller, table: TableHandle) -> None:
    arn = table.description["TableArn"]
    caller.ask("DescribeTable", TableName=arn)
    assert (cloud.trace[0].table, cloud.trace[0].body) == ("Users", {"TableName": arn})


def test_attempts_and_answers(cloud: Cloud, caller: Caller) -> None:
    cloud.throttle("ListTables", times=1)
    caller.http("ListTables", {}, attempt=1)
    caller.http("ListTables", {}, attempt=2)
    caller.code("DescribeTable", TableName="Users")
    assert [(entry.attempt, entry.answer) for entry in cloud.trace] == [
        (1, "ThrottlingException"),
        (2, "ok"),
        (1, "ResourceNotFoundException"),
    ]


def test_requests_by_kind(cloud: Cloud, caller: Caller) -> None:
    for name in ("ListTables", "DescribeLimits", "ListTables", "DescribeEndpoints"):
        caller.ask(name)
    assert cloud.trace.operations == ["ListTables", "DescribeLimits", "ListTables", "DescribeEndpoints"]
    assert len(cloud.trace.of("ListTables")) == 2
    assert cloud.trace.of("DescribeLimits", "DescribeEndpoints").operations == ["DescribeLimits", "DescribeEndpoints"]
    assert len(cloud.trace.of("PutItem")) == 0
    assert cloud.trace[1:3].operations == ["DescribeLimits", "ListTables"]
    assert repr(cloud.trace[:1]) == "[ListTables ok]"


def test_pauses(cloud: Cloud, caller: Caller) -> None:
    for at, name in ((1.0, "ListTables"), (1.5, "DescribeLimits"), (4.0, "ListTables"), (4.01, "ListTables")):
        caller.http(name, {}, at=at)
    assert cloud.trace.pauses("ListTables") == [2.99, 0.0]
    assert cloud.trace.pauses() == [0.49, 2.49, 0.0]
    assert cloud.trace.pauses("PutItem") == []


def test_time_never_goes_back(cloud: Cloud, caller: Caller) -> None:
    caller.http("ListTables", {}, at=9.0)
    caller.http("ListTables", {}, at=2.0)
    assert [entry.at for entry in cloud.trace] == [9.0, 9.0 + LATENCY]


def test_regions(cloud: Cloud, caller: Caller) -> None:
    caller.http("ListTables", {})
    caller.http("ListTables", {}, region=cloud.other_region)
    assert cloud.trace.regions == {cloud.region, cloud.other_region}


@pytest.mark.usefixtures("table")
def test_cost_is_summed_up(cloud: Cloud, caller: Caller) -> None:
    caller.ask("GetItem", TableName="Users", Key=KEY, ConsistentRead=True)
    caller.ask("PutItem", TableName="Users", Item=KEY)
    caller.ask("DeleteItem", TableName="Users", Key=KEY)
    assert [(entry.read_units, entry.write_units) for entry in cloud.trace] == [(2.0, 0.0), (0.0, 5.0), (0.0, 1.0)]
    assert (cloud.trace.read_units, cloud.trace.write_units) == (2.0, 6.0)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("PutItem", {"TableName": "Users", "Item": {**KEY, "n": {"N": "1.0"}, "l": {"L": [{"N": "02"}]}}}),
        ("DeleteItem", {"TableName": "Users", "Key": KEY}),
        ("GetItem", {"TableName": "Users", "Key": KEY, "ProjectionExpression": "note"}),
        ("BatchWriteItem", {"RequestItems": {"Users": [{"DeleteRequest": {"Key": {"id": {"S": w}}}} for w in "ab"]}}),
        ("BatchGetItem", {"RequestItems": {"Users": {"Keys": [{"id": {"S": w}} for w in "ab"]}}}),
        ("ListTables", {"Limit": 1}),
    ],
)
@pytest.mark.usefixtures("table")
def test_nothing_that_is_done_with_a_request_changes_what_is_recorded(
    cloud: Cloud, caller: Caller, name: str, body: dict[str, Any]
) -> None:
    sent = copy.deepcopy(body)
    cloud.leave_unprocessed(keep=1)
    assert caller.code(name, **body) == "ok"
    assert cloud.trace[0].body == sent


def test_what_the_back_end_raised_is_kept(cloud: Cloud, caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_: Operation) -> Any:
        raise Crash("KeyError: 'moto'") from KeyError("moto")

    monkeypatch.setattr(cloud.boundary.backend, "answer", crash)
    assert caller.code("ListTables") == "ValidationException"
    assert (cloud.trace[0].crash, cloud.trace[0].answer) == ("KeyError: 'moto'", "ValidationException")


def test_a_request_to_nowhere_is_recorded_too(cloud: Cloud) -> None:
    answer = cloud.boundary.handle(raw_request(b"{}", region="mars-north-1", at=3.0))
    (entry,) = cloud.trace
    assert (answer.status, entry.region, entry.answer) == (0, "mars-north-1", "no such address")
    assert (entry.answered, answer.at) == (3.0 + LATENCY, 3.0 + LATENCY)


def test_a_trace_can_be_begun_anew(cloud: Cloud, caller: Caller) -> None:
    caller.ask("ListTables")
    cloud.trace.clear()
    assert len(cloud.trace) == 0
    assert json.loads(cloud.boundary.handle(raw_request(b"{}", region=REGION)).body) == {"TableNames": []}
    assert len(cloud.trace) == 1
