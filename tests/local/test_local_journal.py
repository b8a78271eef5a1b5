"""What outlives a server: every request that was answered, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from local_server import REGION, USERS

from checks.harness.cloud.client import own_operation
from checks.harness.local import keeper
from checks.harness.local.endpoint import Endpoint
from checks.harness.local.journal import JournalError
from checks.harness.local.lines import Line

JSON = dict[str, Any]


class Server:
    """An endpoint without HTTP, in this process; the one before it is as good as killed."""

    def __init__(self, folder: Path) -> None:
        self.lines: list[Line] = []
        self.complaints: list[str] = []
        self.endpoint = Endpoint(self.lines.append, self.complaints.append)
        # Real time, but nobody waits for it here.
        lifecycle: Any = self.endpoint._boundary.lifecycle
        lifecycle.activation_time = lifecycle.update_time = 0.0
        try:
            self.endpoint.keep(folder)
        except JournalError:
            self.endpoint.stop()
            raise

    def ask(self, operation: str, **body: Any) -> JSON:
        answer: JSON = json.loads(self.endpoint.answer(own_operation(operation, REGION, body).http).body)
        return answer

    def code(self, operation: str, **body: Any) -> str:
        return str(self.ask(operation, **body).get("__type", "ok")).rpartition("#")[2]

    def items(self, table: str = "Users") -> list[JSON]:
        return sorted(self.ask("Scan", TableName=table)["Items"], key=str)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], Server]]:
    """Starts a server on the same folder each time, after the one before it is gone."""
    running: list[Server] = []

    def start() -> Server:
        while running:
            running.pop().endpoint.stop()
        running.append(Server(tmp_path))
        return running[-1]

    yield start
    while running:
        running.pop().endpoint.stop()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "tables.jsonl"


def user(name: str, **more: Any) -> JSON:
    return {"TableName": "Users", "Item": {"id": {"S": name}, **more}}


def test_everything_about_a_table_comes_back(start: Callable[[], Server]) -> None:
    server = start()
    index = {
        "IndexName": "by_city",
        "KeySchema": [{"AttributeName": "city", "KeyType": "HASH"}],
        "Projection": {"ProjectionType": "ALL"},
    }
    server.ask("CreateTable", **USERS, Tags=[{"Key": "team", "Value": "blue"}])
    # An item that the index could not take, had it been there already.
    server.ask("PutItem", **user("ada", city={"N": "1"}))
    described = server.ask(
        "UpdateTable",
        TableName="Users",
        AttributeDefinitions=[*USERS["AttributeDefinitions"], {"AttributeName": "city", "AttributeType": "S"}],
        GlobalSecondaryIndexUpdates=[{"Create": index}],
    )["TableDescription"]
    arn = described["TableArn"]
    server.ask("TagResource", ResourceArn=arn, Tags=[{"Key": "cost", "Value": "7"}])
    server.ask("UntagResource", ResourceArn=arn, TagKeys=["team"])
    ttl = {"AttributeName": "until", "Enabled": True}
    server.ask("UpdateTimeToLive", TableName="Users", TimeToLiveSpecification=ttl)
    for _ in range(2):  # once from the requests, once from the journal that was written anew
        server = start()
        table = server.ask("DescribeTable", TableName="Users")["Table"]
        assert table["CreationDateTime"] == described["CreationDateTime"]
        assert [each["IndexName"] for each in table["GlobalSecondaryIndexes"]] == ["by_city"]
        assert server.ask("ListTagsOfResource", ResourceArn=arn)["Tags"] == [{"Key": "cost", "Value": "7"}]
        kept = server.ask("DescribeTimeToLive", TableName="Users")["TimeToLiveDescription"]
        assert kept == {"TimeToLiveStatus": "ENABLED", "AttributeName": "until"}
        assert server.items() == [{"id": {"S": "ada"}, "city": {"N": "1"}}]


def test_every_kind_of_write_comes_back(start: Callable[[], Server]) -> None:
    server = start()
    server.ask("CreateTable", **USERS)
    server.ask("PutItem", **user("put"))
    key = {"TableName": "Users", "Key": {"id": {"S": "updated"}}}
    add = {"UpdateExpression": "ADD n :n", "ExpressionAttributeValues": {":n": {"N": "1"}}}
    for _ in range(3):
        server.ask("UpdateItem", **key, **add)
    put = {"PutRequest": {"Item": {"id": {"S": "batch"}, "raw": {"B": "AP8="}, "set": {"BS": ["AP8="]}}}}
    server.ask("BatchWriteItem", RequestItems={"Users": [put, {"DeleteRequest": {"Key": {"id": {"S": "put"}}}}]})
    server.ask("TransactWriteItems", TransactItems=[{"Put": user("transaction", deep={"M": {"a": {"L": []}}})}])
    server.ask("ExecuteStatement", Statement="INSERT INTO \"Users\" VALUE {'id': 'partiql'}")
    items = server.items()
    assert [item["id"]["S"] for item in items] == ["batch", "partiql", "transaction", "updated"]
    assert items[-1]["n"] == {"N": "3"}
    for _ in range(2):
        assert start().items() == items


def test_a_table_that_was_deleted_stays_away(start: Callable[[], Server], file: Path) -> None:
    server = start()
    server.ask("CreateTable", **USERS)
    server.ask("PutItem", **user("ada"))
    server.ask("DeleteTable", TableName="Users")
    assert server.code("PutItem", **user("late")) == "ok", "a table that is being deleted can still be written"
    assert start().ask("ListTables")["TableNames"] == []
    assert len(file.read_bytes().splitlines()) == 1


def test_refused_requests_and_reads_leave_no_line(start: Callable[[], Server], file: Path) -> None:
    server = start()
    server.ask("CreateTable", **USERS)
    before = file.read_bytes()
    server.ask("Scan", TableName="Users")
    assert server.code("PutItem", **user("ada"), ConditionExpression="attribute_exists(id)").startswith("Conditional")
    assert server.code("PutItem", TableName="Users", Item={}) == "ValidationException"
    assert server.code("CreateTable", **USERS) == "ResourceInUseException"
    assert file.read_bytes() == before


def test_a_last_line_that_was_cut_off_is_left_out(start: Callable[[], Server], file: Path) -> None:
    server = start()
    server.ask("CreateTable", **USERS)
    server.ask("PutItem", **user("ada"))
    whole = file.read_bytes()
    server.ask("PutItem", **user("bob"))
    line = file.read_bytes()[len(whole) :]
    for cut in range(1, len(line) - 1, 29):
        file.write_bytes(whole + line[:cut])
        server = start()
        assert server.complaints == [
            f"The last line of {file} was cut off before its request was answered: it is left out."
        ]
        assert [item["id"]["S"] for item in server.items()] == ["ada"]
    assert start().complaints == []


@pytest.mark.parametrize(
    ("number", "line", "why"),
    [
        (1, b"Dear diary,\n", "is not what this kit begins a journal with"),
        (2, b"rubbish\n", "cannot be read"),
        (2, b'{"at": 1}\n', "cannot be read"),
        (2, b'{"at": 1, "region": "eu-west-1", "operation": "Items", "body": {}}\n', "cannot be read"),
        (2, b'{"at": 1, "region": "x", "operation": "Items", "body": {"Items": []}}\n', "is refused now"),
        (2, b'{"at": 1, "region": "eu-west-1", "operation": "PutItem", "body": []}\n', "is refused now"),
        (2, b"[" * 100_000 + b"\n", "cannot be read"),
        (3, b"\x00\xff\n", "cannot be read"),
    ],
)
def test_damage_elsewhere_is_told_and_nothing_touched(
    start: Callable[[], Server], file: Path, number: int, line: bytes, why: str
) -> None:
    server = start()
    server.ask("CreateTable", **USERS)
    server.ask("PutItem", **user("ada"))
    lines = file.read_bytes().splitlines(keepends=True)
    damaged = b"".join([*lines[: number - 1], line, *lines[number:]])
    file.write_bytes(damaged)
    with pytest.raises(JournalError) as raised:
        start()
    assert str(raised.value).startswith(f"Line {number} of {file} {why}")
    assert str(raised.value).endswith("or name another folder with --data.")
    assert file.read_bytes() == damaged


def test_it_does_not_grow_without_end(start: Callable[[], Server], file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "_MANY", 50)
    server = start()
    server.ask("CreateTable", **USERS)
    for number in range(500):
        server.ask("PutItem", **user(f"{number % 30}", n={"N": str(number)}))
    assert len(file.read_bytes().splitlines()) < 60
    items = server.items()
    assert len(items) == 30
    assert start().items() == items


def test_what_cannot_be_kept_is_refused(start: Callable[[], Server]) -> None:
    server = start()
    server.ask("CreateTable", **USERS)
    backup = server.ask("CreateBackup", TableName="Users", BackupName="first")["BackupDetails"]["BackupArn"]
    answer = server.ask("RestoreTableFromBackup", TargetTableName="Again", BackupArn=backup)
    assert answer["message"] == "RestoreTableFromBackup is not possible while the tables are kept with --data"
    assert server.lines[-1].answer == "ValidationException"
    assert start().ask("ListTables")["TableNames"] == ["Users"]


def test_a_fault_of_the_kit_is_told_and_leaves_nothing(
    start: Callable[[], Server], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = start()
    server.ask("CreateTable", **USERS)
    before = file.read_bytes()

    def broken(_: Any) -> Any:
        raise RuntimeError("oh")

    with monkeypatch.context() as patch:
        patch.setattr(server.endpoint._boundary, "handle", broken)
        assert server.code("PutItem", **user("ada")) == "InternalServerError"
    assert server.complaints == [
        "PutItem cannot be answered (RuntimeError: oh). This is a fault of the kit, not of your code."
    ]
    assert file.read_bytes() == before
    assert server.code("PutItem", **user("ada")) == "ok"
