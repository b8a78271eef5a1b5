"""Lab 01's checks as people write them without the kit, for the benchmark: pytest, moto and one process for everything.

The criteria are those of the lab's own checks, by the same names. The student's folder is on the Python path.
"""

from __future__ import annotations

import copy
import importlib
import math
import os
import runpy
import sys
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any
from uuid import uuid4

import boto3
import pytest
from boto3.dynamodb.types import TypeDeserializer, TypeSerializer
from botocore.client import BaseClient
from botocore.exceptions import ClientError
from moto import mock_aws

os.environ |= {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_DEFAULT_REGION": "us-east-1"}
HOME, AWAY = "us-east-1", "eu-west-1"
CLIENTS: dict[str, Any] = {region: boto3.client("dynamodb", region_name=region) for region in (HOME, AWAY)}
LEAST_PAUSE = 0.01

script: Any = importlib.import_module("dynamodb_script")
Item = dict[str, Any]
Said = Callable[[], str]


class Aws:
    """The mocked service, and what it is made to do."""

    def __init__(self) -> None:
        self.now = 0.0
        self.calls: list[tuple[str, float]] = []
        """Operations, and when they were asked for."""
        self.errors: dict[str, str] = {}
        """The code that an operation is refused with; `*` stands for all."""
        self.before: dict[tuple[str, int], Callable[[], object]] = {}
        """What happens before the n-th call of an operation."""
        self.status = ""
        """What DescribeTable says of every table until `active_at`."""
        self.active_at = 0.0

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def call(self, client: Any, operation: str, arguments: Item) -> Any:
        """Stands in the place of `BaseClient._make_api_call`."""
        self.calls.append((operation, self.now))
        self.before.get((operation, self.count(operation)), lambda: None)()
        code = self.errors.get(operation) or self.errors.get("*")
        if code:
            raise ClientError({"Error": {"Code": code, "Message": "refused by the test"}}, operation)
        answer = REAL_CALL(client, operation, arguments)
        if operation == "DescribeTable" and self.now < self.active_at:
            answer["Table"]["TableStatus"] = self.status
        return answer

    def count(self, operation: str) -> int:
        return len(self.times(operation))

    def times(self, operation: str) -> list[float]:
        return [moment for called, moment in self.calls if called == operation]

    def deny(self, operation: str) -> None:
        self.errors[operation] = "AccessDeniedException"

    def throttle(self, operation: str) -> None:
        self.errors[operation] = "ThrottlingException"

    def stay(self, status: str, until: float = math.inf) -> None:
        self.status, self.active_at = status, until


REAL_CALL = BaseClient._make_api_call


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[Aws]:
    service = Aws()

    def call(client: Any, operation: str, arguments: Item) -> Any:
        return service.call(client, operation, arguments)

    # Every test in a new boto3 session would take twice as long. http://docs.getmoto.org/en/latest/docs/configuration/
    with mock_aws(config={"core": {"reset_boto3_session": False}}):
        monkeypatch.setattr(BaseClient, "_make_api_call", call)
        monkeypatch.setattr(time, "sleep", service.sleep)
        yield service


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> Said:
    """What was printed or logged since the last call."""

    def text() -> str:
        printed, logged = capsys.readouterr(), caplog.text
        caplog.clear()
        return printed.out + printed.err + logged

    return text


class TestCreateTable:
    def test_answer(self, aws: Aws) -> None:
        name = fresh("Users")
        assert script.create_table(name, region=HOME) is True
        assert names_in(HOME) == [name]

    def test_key(self, aws: Aws) -> None:
        table = created()
        assert table["KeySchema"] == [{"AttributeName": "username", "KeyType": "HASH"}]
        assert table["AttributeDefinitions"] == [{"AttributeName": "username", "AttributeType": "S"}]

    def test_throughput(self, aws: Aws) -> None:
        table = created()
        assert table.get("BillingModeSummary", {}).get("BillingMode", "PROVISIONED") == "PROVISIONED"
        assert table["ProvisionedThroughput"]["ReadCapacityUnits"] == 5
        assert table["ProvisionedThroughput"]["WriteCapacityUnits"] == 5

    def test_tag(self, aws: Aws) -> None:
        tags = CLIENTS[HOME].list_tags_of_resource(ResourceArn=created()["TableArn"])["Tags"]
        assert {"Key": "Environment", "Value": "DevOps-Lab"} in tags

    def test_existing_table(self, aws: Aws, said: Said) -> None:
        name = make_table(key="device", items=sample_items(3, "device"))
        before, items = described(name), items_in(name)
        answer = script.create_table(name, region=HOME)
        assert described(name) == before
        assert items_in(name) == items
        assert answer is False
        assert said().strip()


class TestWaitForTable:
    def test_active_table(self, aws: Aws) -> None:
        assert script.wait_for_table_creation(make_table(), region=HOME) is True

    def test_slow_table(self, aws: Aws) -> None:
        name = make_table()
        aws.stay("CREATING", until=10)
        assert script.wait_for_table_creation(name, region=HOME, max_attempts=900) is True
        assert aws.now >= 10

    def test_gives_up(self, aws: Aws) -> None:
        name = make_table()
        aws.stay("CREATING")
        assert script.wait_for_table_creation(name, region=HOME, max_attempts=5) is False
        assert aws.count("DescribeTable") == 5

    def test_ten_attempts(self, aws: Aws) -> None:
        name = make_table()
        aws.stay("CREATING")
        assert script.wait_for_table_creation(name, region=HOME) is False
        assert aws.count("DescribeTable") == 10

    def test_pause(self, aws: Aws) -> None:
        name = make_table()
        aws.stay("CREATING")
        script.wait_for_table_creation(name, region=HOME, max_attempts=4)
        moments = aws.times("DescribeTable")
        assert len(moments) > 1
        assert all(later - earlier >= LEAST_PAUSE for earlier, later in pairwise(moments))

    def test_other_status(self, aws: Aws) -> None:
        name = make_table()
        aws.stay("DELETING")
        assert script.wait_for_table_creation(name, region=HOME, max_attempts=3) is False


class TestListTables:
    def test_names(self, aws: Aws) -> None:
        assert script.list_tables(region=HOME) == []
        names = make_tables(3)
        assert sorted(script.list_tables(region=HOME)) == names

    def test_many_tables(self, aws: Aws) -> None:
        names = make_tables(250)
        assert sorted(script.list_tables(region=HOME)) == names

    def test_printed(self, aws: Aws, said: Said) -> None:
        names = make_tables(4)
        script.list_tables(region=HOME)
        found = [[name for name in names if name in line] for line in said().splitlines()]
        assert sorted({each[0] for each in found if len(each) == 1}) == names


class TestInsertItem:
    def test_answer(self, aws: Aws) -> None:
        name, item = make_table(), {"username": word(), "email": word()}
        assert script.insert_item(name, item, region=HOME) is True
        assert items_in(name) == [item]

    def test_whole_numbers(self, aws: Aws) -> None:
        assert same(stored(42), 42)
        assert same(stored(Decimal("1234567890.0123456789")), Decimal("1234567890.0123456789"))

    def test_floats(self, aws: Aws) -> None:
        assert same(stored(19.99), Decimal("19.99"))
        assert same(stored(31.47), Decimal("31.47"))

    def test_floats_inside(self, aws: Aws) -> None:
        assert same(stored([0.1, [2.5]]), [Decimal("0.1"), [Decimal("2.5")]])
        assert same(stored({"a": {"b": 0.1}}), {"a": {"b": Decimal("0.1")}})
        assert same(stored({0.1, 2.5}), {Decimal("0.1"), Decimal("2.5")})

    def test_booleans_and_none(self, aws: Aws) -> None:
        assert stored(True) is True
        assert stored(False) is False
        assert stored(None) is None

    def test_bytes(self, aws: Aws) -> None:
        data = b"\x00\xff" + word().encode()
        assert same(stored(data), data)

    def test_lists_and_maps(self, aws: Aws) -> None:
        text = word()
        for value in ([text, 7, False, [None]], {"city": text, "geo": {"floor": 3, "lift": True}, "empty": {}}):
            assert same(stored(value), value)

    def test_sets(self, aws: Aws) -> None:
        for value in ({word(), "admin"}, {7, 11}, {b"\x00", b"\xff"}):
            assert same(stored(value), value)

    def test_given_item(self, aws: Aws) -> None:
        item = {"username": word(), "fee": 19.99, "marks": [0.1]}
        before = copy.deepcopy(item)
        script.insert_item(make_table(), item, region=HOME)
        assert item == before
        assert type(item["fee"]) is float


class TestGetItem:
    def test_text(self, aws: Aws) -> None:
        item = {"username": word(), "email": word(), "date": word()}
        name = make_table(items=[{"username": "aaa"}, item, {"username": "zzz"}])
        assert script.get_item(name, item["username"], region=HOME) == item

    def test_numbers(self, aws: Aws) -> None:
        for value in (42, Decimal("19.99"), 2**53 + 1):
            assert same(returned(value), value)

    def test_booleans_and_none(self, aws: Aws) -> None:
        assert returned(True) is True
        assert returned(False) is False
        assert returned(None) is None

    def test_bytes(self, aws: Aws) -> None:
        data = b"\x00\xff" + word().encode()
        assert same(returned(data), data)

    def test_lists_and_maps(self, aws: Aws) -> None:
        text = word()
        for value in ([text, 7, [True, None]], {"city": text, "geo": {"floor": 3}}):
            assert same(returned(value), value)

    def test_sets(self, aws: Aws) -> None:
        for value in ({word(), "admin"}, {7, 11}, {b"\x00", b"\xff"}):
            assert same(returned(value), value)

    def test_key_name(self, aws: Aws) -> None:
        item = {"device": word(), "room": word()}
        name = make_table(key="device", items=[item])
        assert script.get_item(name, item["device"], key_name="device", region=HOME) == item


class TestCleanup:
    def test_delete(self, aws: Aws) -> None:
        name = make_table(items=sample_items(2))
        assert script.delete_table(name, region=HOME) is True
        assert names_in(HOME) == []

    def test_neighbours(self, aws: Aws) -> None:
        name = make_table()
        others = sorted([make_table(name=name + "-2"), make_table(name="A" + name)])
        script.delete_table(name, region=HOME)
        assert [other for other in others if other not in names_in(HOME)] == []

    def test_with_flag(self, aws: Aws) -> None:
        name = fresh("Users")
        run("--table-name", name, "--region", HOME, "--cleanup")
        assert aws.count("CreateTable") == 1
        assert names_in(HOME) == []

    def test_without_flag(self, aws: Aws) -> None:
        name = fresh("Users")
        run("--table-name", name, "--region", HOME)
        assert described(name)["TableStatus"] == "ACTIVE"


class TestErrors:
    def test_create_denied(self, aws: Aws, said: Said) -> None:
        name = fresh("Users")
        script.create_table(name, region=HOME)
        usual = said()
        aws.deny("CreateTable")
        assert script.create_table(name, region=HOME) is False
        assert says_more(said(), usual)

    def test_create_throttled(self, aws: Aws, said: Said) -> None:
        aws.throttle("CreateTable")
        assert script.create_table(fresh("Users"), region=HOME) is False
        assert said().strip()

    def test_wait_missing(self, aws: Aws) -> None:
        assert script.wait_for_table_creation(fresh("Users"), region=HOME, max_attempts=3) is False

    def test_wait_vanishing(self, aws: Aws) -> None:
        name = make_table()
        aws.stay("CREATING")
        aws.before["DescribeTable", 3] = lambda: CLIENTS[HOME].delete_table(TableName=name)
        assert script.wait_for_table_creation(name, region=HOME, max_attempts=5) is False

    def test_wait_denied(self, aws: Aws) -> None:
        name = make_table()
        aws.deny("DescribeTable")
        assert script.wait_for_table_creation(name, region=HOME, max_attempts=3) is False

    def test_list_denied(self, aws: Aws, said: Said) -> None:
        make_tables(2)
        script.list_tables(region=HOME)
        usual = said()
        aws.deny("ListTables")
        assert script.list_tables(region=HOME) == []
        assert says_more(said(), usual)

    def test_list_throttled_halfway(self, aws: Aws, said: Said) -> None:
        make_tables(101)
        aws.before["ListTables", 2] = lambda: aws.throttle("ListTables")
        assert script.list_tables(region=HOME) == []
        assert said().strip()

    def test_insert_missing_table(self, aws: Aws, said: Said) -> None:
        assert script.insert_item(fresh("Users"), {"username": word()}, region=HOME) is False
        assert said().strip()

    def test_insert_denied(self, aws: Aws, said: Said) -> None:
        name, item = make_table(), {"username": word()}
        script.insert_item(name, item, region=HOME)
        usual = said()
        aws.deny("*")
        assert script.insert_item(name, item, region=HOME) is False
        assert says_more(said(), usual)

    def test_insert_throttled(self, aws: Aws, said: Said) -> None:
        name = make_table()
        aws.throttle("*")
        assert script.insert_item(name, {"username": word()}, region=HOME) is False
        assert said().strip()

    def test_get_absent(self, aws: Aws, said: Said) -> None:
        assert script.get_item(make_table(items=sample_items(2)), word(), region=HOME) is None
        assert said().strip()

    def test_get_denied(self, aws: Aws, said: Said) -> None:
        item = {"username": word()}
        name = make_table(items=[item])
        script.get_item(name, item["username"], region=HOME)
        usual = said()
        aws.deny("*")
        assert script.get_item(name, item["username"], region=HOME) is None
        assert says_more(said(), usual)

    def test_get_throttled(self, aws: Aws, said: Said) -> None:
        item = {"username": word()}
        name = make_table(items=[item])
        aws.throttle("*")
        assert script.get_item(name, item["username"], region=HOME) is None
        assert said().strip()

    def test_delete_missing(self, aws: Aws, said: Said) -> None:
        assert script.delete_table(fresh("Users"), region=HOME) is False
        assert said().strip()

    def test_delete_denied(self, aws: Aws, said: Said) -> None:
        name = make_table()
        aws.deny("DeleteTable")
        assert script.delete_table(name, region=HOME) is False
        assert said().strip()


class TestScript:
    def test_first_run(self, aws: Aws, said: Said) -> None:
        name = fresh("Users")
        assert run("--table-name", name, "--region", HOME) == 0
        assert described(name)["TableStatus"] == "ACTIVE"
        assert len(items_in(name)) == 1
        assert name in said()

    def test_second_run(self, aws: Aws) -> None:
        items = sample_items(3)
        name = make_table(items=items)
        assert run("--table-name", name, "--region", HOME) == 0
        there = items_in(name)
        assert all(item in there for item in items)

    def test_refused(self, aws: Aws) -> None:
        aws.deny("CreateTable")
        assert run("--table-name", fresh("Users"), "--region", HOME) == 1

    def test_never_active(self, aws: Aws) -> None:
        aws.stay("CREATING")
        assert run("--table-name", fresh("Users"), "--region", HOME) == 1
        assert aws.count("PutItem") == 0


class TestCustomParameters:
    def test_script(self, aws: Aws) -> None:
        name = fresh("Custom")
        assert run("--table-name", name, "--region", AWAY) == 0
        assert names_in(AWAY) == [name]
        assert names_in(HOME) == []

    def test_default_region(self, aws: Aws) -> None:
        name = fresh("Users")
        run("--table-name", name)
        assert names_in(HOME) == [name]

    def test_create_region(self, aws: Aws) -> None:
        name = fresh("Users")
        script.create_table(name, region=AWAY)
        assert names_in(AWAY) == [name]

    def test_wait_region(self, aws: Aws) -> None:
        assert script.wait_for_table_creation(make_table(region=AWAY), region=AWAY, max_attempts=3) is True

    def test_list_region(self, aws: Aws) -> None:
        make_tables(2)
        name = make_table(region=AWAY)
        assert script.list_tables(region=AWAY) == [name]

    def test_insert_region(self, aws: Aws) -> None:
        name, item = twins(), {"username": word()}
        script.insert_item(name, item, region=AWAY)
        assert items_in(name, AWAY) == [item]
        assert items_in(name, HOME) == []

    def test_get_region(self, aws: Aws) -> None:
        name, key = twins(), word()
        put(name, {"username": key, "city": "here"}, HOME)
        put(name, {"username": key, "city": "there"}, AWAY)
        assert script.get_item(name, key, region=AWAY) == {"username": key, "city": "there"}

    def test_delete_region(self, aws: Aws) -> None:
        name = twins()
        script.delete_table(name, region=AWAY)
        assert names_in(HOME) == [name]
        assert names_in(AWAY) == []


def fresh(prefix: str) -> str:
    return f"{prefix}-{word()}"


def word() -> str:
    return uuid4().hex[:8]


def make_table(*, key: str = "username", name: str = "", region: str = HOME, items: list[Item] | None = None) -> str:
    name = name or fresh("Table")
    CLIENTS[region].create_table(
        TableName=name,
        KeySchema=[{"AttributeName": key, "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    for item in items or []:
        put(name, item, region)
    return name


def make_tables(count: int) -> list[str]:
    prefix = fresh("Shelf")
    return [make_table(name=f"{prefix}-{number:03}") for number in range(count)]


def twins() -> str:
    """The name of two tables, one in each region."""
    return make_table(name=make_table(), region=AWAY)


def sample_items(count: int, key: str = "username") -> list[Item]:
    return [{key: word()} for _ in range(count)]


def put(name: str, item: Item, region: str = HOME) -> None:
    typed = {attribute: TypeSerializer().serialize(value) for attribute, value in item.items()}
    CLIENTS[region].put_item(TableName=name, Item=typed)


def plain(item: Item) -> Item:
    return {attribute: TypeDeserializer().deserialize(value) for attribute, value in item.items()}


def items_in(name: str, region: str = HOME) -> list[Item]:
    return [plain(item) for item in CLIENTS[region].scan(TableName=name)["Items"]]


def names_in(region: str) -> list[str]:
    names: list[str] = CLIENTS[region].list_tables()["TableNames"]
    return names


def described(name: str) -> Item:
    table: Item = CLIENTS[HOME].describe_table(TableName=name)["Table"]
    return table


def created() -> Item:
    """The table that create_table() made."""
    name = fresh("Users")
    script.create_table(name, region=HOME)
    return described(name)


def stored(value: object) -> object:
    """The value as the table has it, once the student's function has stored it."""
    name = make_table()
    script.insert_item(name, {"username": "ada", "sample": value}, region=HOME)
    return items_in(name)[0]["sample"]


def returned(value: object) -> object:
    """The value as the student's function reads it from the table."""
    name = make_table(items=[{"username": "ada", "sample": value}])
    answer = script.get_item(name, "ada", region=HOME)
    assert set(answer) == {"username", "sample"}
    result: object = answer["sample"]
    return result


def same(got: Any, wanted: Any) -> bool:
    """Whether two values are equal and of one type; numbers by value."""
    if wanted is None or isinstance(wanted, bool):
        return got is wanted
    if isinstance(wanted, (int, Decimal)):
        return bool(exact(got) == wanted) and not isinstance(got, bool)
    if isinstance(wanted, list):
        return isinstance(got, list) and len(got) == len(wanted) and all(map(same, got, wanted))
    if isinstance(wanted, dict):
        return isinstance(got, dict) and set(got) == set(wanted) and all(same(got[key], wanted[key]) for key in wanted)
    if isinstance(wanted, set):
        return isinstance(got, set) and {exact(member) for member in got} == wanted
    return bool(got == wanted)


def exact(value: Any) -> Any:
    return Decimal(str(value)) if isinstance(value, float) else value


def says_more(output: str, usual: str) -> bool:
    return bool({line for line in output.splitlines() if line.strip()} - set(usual.splitlines()))


def run(*arguments: str) -> int:
    """Run the student's script as a program; its exit status."""
    before = sys.argv
    sys.argv = [script.__file__, *arguments]
    try:
        runpy.run_path(script.__file__, run_name="__main__")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        sys.argv = before
    return 0
