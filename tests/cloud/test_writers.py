"""Another writer, between two requests of the student's code."""

from __future__ import annotations

from typing import Any

import pytest
from boundary_client import Caller, boto3_client

from checks.harness.cloud.cloud import Cloud
from checks.harness.cloud.table_handle import TableHandle

pytest_plugins = ("cloud_fixtures",)

GET: dict[str, Any] = {"TableName": "Stock", "Key": {"id": {"S": "pen"}}}
TAKE_ONE: dict[str, Any] = {
    **GET,
    "UpdateExpression": "SET n = :new",
    "ConditionExpression": "n = :old",
    "ExpressionAttributeValues": {":new": {"N": "9"}, ":old": {"N": "10"}},
}


@pytest.fixture
def stock(cloud: Cloud) -> TableHandle:
    return cloud.create_table("id", name="Stock", items=[{"id": "pen", "n": 10}])


class Somebody:
    """Takes note of when they were let in."""

    def __init__(self, cloud: Cloud) -> None:
        self.cloud = cloud
        self.came: list[str] = []

    def __call__(self) -> None:
        """Note the operation that is about to be carried out."""
        self.came.append(self.cloud.trace.operations[-1])


@pytest.fixture
def somebody(cloud: Cloud) -> Somebody:
    return Somebody(cloud)


def test_a_writer_gets_in_between_a_read_and_the_write_after_it(
    cloud: Cloud, caller: Caller, stock: TableHandle
) -> None:
    cloud.between("GetItem", "UpdateItem", do=lambda: stock.put({"id": "pen", "n": 3}))
    assert caller.ask("GetItem", **GET)["Item"]["n"] == {"N": "10"}
    assert caller.code("UpdateItem", **TAKE_ONE) == "ConditionalCheckFailedException"
    assert stock.items() == [{"id": "pen", "n": 3}]


@pytest.mark.usefixtures("stock")
def test_only_that_gap_counts(cloud: Cloud, caller: Caller, somebody: Somebody) -> None:
    cloud.between("GetItem", "UpdateItem", do=somebody, times=None)
    for name in ("UpdateItem", "GetItem", "GetItem", "PutItem", "UpdateItem", "GetItem", "UpdateItem"):
        caller.code(name, **GET)
    assert somebody.came == ["UpdateItem"]
    assert len(cloud.trace) == 7


@pytest.mark.usefixtures("stock")
@pytest.mark.parametrize(("times", "came"), [(1, 1), (2, 2), (None, 3)])
def test_it_happens_so_many_times(
    cloud: Cloud, caller: Caller, somebody: Somebody, times: int | None, came: int
) -> None:
    cloud.between("GetItem", "GetItem", do=somebody, times=times)
    for _ in range(4):
        caller.ask("GetItem", **GET)
    assert len(somebody.came) == came


@pytest.mark.usefixtures("stock")
@pytest.mark.parametrize(
    ("first", "second", "came"),
    [
        (None, None, ["GetItem", "Scan", "GetItem"]),
        (None, "GetItem", ["GetItem", "GetItem"]),
        ("GetItem", None, ["Scan"]),
    ],
)
def test_any_gap(caller: Caller, somebody: Somebody, first: str | None, second: str | None, came: list[str]) -> None:
    caller.cloud.between(first, second, do=somebody, times=None)
    for name in ("GetItem", "Scan", "GetItem"):
        caller.ask(name, **(GET if name == "GetItem" else {"TableName": "Stock"}))
    assert somebody.came == came


@pytest.mark.usefixtures("stock")
def test_after_so_many_requests_of_a_kind_and_before_the_next_one(
    cloud: Cloud, caller: Caller, somebody: Somebody
) -> None:
    cloud.after("GetItem", times=2, do=somebody)
    for name in ("GetItem", "Scan", "GetItem", "ListTables", "GetItem", "Scan"):
        caller.ask(name, **(GET if name == "GetItem" else {}))
    assert somebody.came == ["ListTables"]


@pytest.mark.usefixtures("stock")
def test_a_retry_of_the_sdk_is_no_gap(cloud: Cloud, somebody: Somebody, virtual_sleep: None) -> None:
    cloud.between("GetItem", "GetItem", do=somebody, times=None)
    cloud.throttle("GetItem", times=2)
    client = boto3_client(cloud)
    client.get_item(**GET)
    assert cloud.trace.operations == ["GetItem"] * 3
    assert somebody.came == []
    client.get_item(**GET)
    assert somebody.came == ["GetItem"]


def test_what_the_writer_asks_for_leaves_no_trace_and_lets_nobody_in(
    cloud: Cloud, caller: Caller, stock: TableHandle, somebody: Somebody
) -> None:
    def restock() -> None:
        somebody()
        stock.put({"id": "pen", "n": stock.items()[0]["n"] + 1})

    cloud.between(None, None, do=restock, times=None)
    cloud.deny("PutItem", "Scan")
    for _ in range(2):
        caller.ask("GetItem", **GET)
    assert stock.get({"id": "pen"}) == {"id": "pen", "n": 12}
    assert cloud.trace.operations == ["GetItem", "GetItem"] == somebody.came


def test_writers_come_in_the_order_in_which_they_were_asked_for(cloud: Cloud, caller: Caller) -> None:
    came: list[str] = []
    cloud.between(None, "ListTables", do=lambda: came.append("ada"))
    cloud.between(None, "ListTables", do=lambda: came.append("bob"))
    caller.ask("ListTables")
    assert came == ["ada", "bob"]


def test_a_writer_may_provoke_faults(cloud: Cloud, caller: Caller) -> None:
    cloud.after("ListTables", do=lambda: cloud.deny("ListTables"))
    assert [caller.code("ListTables") for _ in range(2)] == ["ok", "AccessDeniedException"]


def test_a_check_that_fails_in_a_writer_is_not_swallowed(cloud: Cloud, caller: Caller) -> None:
    def fail() -> None:
        raise LookupError("a fault of the check")

    cloud.between(None, None, do=fail)
    with pytest.raises(LookupError, match="a fault of the check"):
        caller.ask("ListTables")
    assert caller.code("ListTables") == "ok", "the lock is free again"
