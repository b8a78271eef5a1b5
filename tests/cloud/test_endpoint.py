"""An emulator at an address in moto's place. Here it is moto behind a real HTTP server, with slow tables."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from boundary_client import Caller, boto3_client, raw_request, users

from checks.harness.cloud.answers import response
from checks.harness.cloud.backend import EndpointBackend, MotoBackend, NoEmulator
from checks.harness.cloud.cloud import Cloud, SimulatedOnly
from checks.harness.cloud.operation import CHECKERS_KEY, Operation, read
from checks.harness.exchange import HttpRequest

pytest_plugins = ("cloud_fixtures",)

ADA = {"id": {"S": "ada"}}


class Emulator:
    """Answers over HTTP through moto. A table is CREATING, and DELETING, for two looks at it."""

    def __init__(self, moto: MotoBackend) -> None:
        self.moto = moto
        self.seen: list[Operation] = []
        self.looks: dict[str, int] = {}
        self.looks_for_each = 2
        self._lock = threading.Lock()
        emulator = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                emulator.answer(self)

            def log_message(self, *_: Any) -> None:
                """Nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self._thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        headers = {name.lower(): value for name, value in handler.headers.items()}
        body = handler.rfile.read(int(headers.get("content-length", 0)))
        operation = read(HttpRequest(handler.command, self.url + handler.path, headers, body))
        with self._lock:
            self.seen.append(operation)
            answer = self.moto.answer(operation)
            if operation.name in ("CreateTable", "DeleteTable") and answer.ok:
                self.looks[str(operation.table)] = self.looks_for_each
            if operation.name == "CreateTable" and answer.ok and self.looks_for_each:
                answer.body["TableDescription"]["TableStatus"] = "CREATING"
            if operation.name == "DescribeTable" and answer.ok and self.looks.get(str(operation.table)):
                self.looks[str(operation.table)] -= 1
                answer.body["Table"]["TableStatus"] = "CREATING"
        http = response(answer, 0.0)
        handler.send_response(http.status)
        for name, value in http.headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(http.body)

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self._thread.join()

    @property
    def operations(self) -> list[str]:
        return [operation.name for operation in self.seen]


@pytest.fixture
def emulator(moto_backend: MotoBackend) -> Iterator[Emulator]:
    moto_backend.reset()  # moto has one memory for all backends of a process
    emulator = Emulator(moto_backend)
    yield emulator
    emulator.stop()
    moto_backend.reset()


@pytest.fixture
def remote(emulator: Emulator) -> Iterator[Cloud]:
    """A cloud whose back end is the emulator."""
    cloud = Cloud(EndpointBackend(emulator.url))
    cloud.begin(1, "TestUsers.test_key")
    yield cloud
    if emulator.operations:
        cloud.boundary.reset()


def test_requests_are_relayed_and_recorded(emulator: Emulator, remote: Cloud) -> None:
    client = boto3_client(remote)
    client.create_table(**users())
    client.put_item(TableName="Users", Item=ADA)
    assert client.get_item(TableName="Users", Key=ADA)["Item"] == ADA
    assert emulator.operations == ["CreateTable", "PutItem", "GetItem"]
    assert [(entry.operation, entry.answer) for entry in remote.trace] == [
        ("CreateTable", "ok"),
        ("PutItem", "ok"),
        ("GetItem", "ok"),
    ]
    assert remote.trace[1].body == {"TableName": "Users", "Item": ADA}
    assert emulator.seen[1].body == remote.trace[1].body


def test_its_errors_are_kept(remote: Cloud) -> None:
    answer = Caller(remote).ask("GetItem", TableName="Nobody", Key=ADA)
    assert answer["__type"].endswith("#ResourceNotFoundException")
    assert remote.trace[0].answer == "ResourceNotFoundException"


def test_what_cannot_be_read_is_relayed_byte_for_byte(emulator: Emulator, remote: Cloud) -> None:
    remote.boundary.handle(raw_request(b'{"TableName": \xff'))
    assert emulator.seen[-1].http.body == b'{"TableName": \xff'


def test_all_ask_with_one_key(emulator: Emulator, remote: Cloud) -> None:
    """DynamoDB Local keeps a store for each key: a check would not see what the student's code has stored."""
    table = remote.create_table("id", items=[{"id": "ada"}])
    Caller(remote).ask("GetItem", TableName=table.name, Key=ADA)
    assert {operation.access_key for operation in emulator.seen} == {CHECKERS_KEY}
    assert {operation.region for operation in emulator.seen} == {remote.region}


def test_a_table_that_a_check_arranges_is_ready(emulator: Emulator, remote: Cloud) -> None:
    table = remote.create_table("id", items=[{"id": "ada"}])
    assert emulator.operations == ["CreateTable", "DescribeTable", "DescribeTable", "DescribeTable", "BatchWriteItem"]
    assert (table.status, table.items()) == ("ACTIVE", [{"id": "ada"}])
    assert len(remote.trace) == 0


def test_a_table_that_is_ready_at_once_is_not_looked_at(emulator: Emulator, remote: Cloud) -> None:
    emulator.looks_for_each = 0
    remote.create_table("id")
    assert emulator.operations == ["CreateTable"]


def test_a_table_of_the_students_is_theirs_to_wait_for(emulator: Emulator, remote: Cloud) -> None:
    caller = Caller(remote)
    caller.ask("CreateTable", **users())
    assert [caller.status("Users") for _ in range(3)] == ["CREATING", "CREATING", "ACTIVE"]
    assert emulator.operations == ["CreateTable", "DescribeTable", "DescribeTable", "DescribeTable"]


def test_a_run_leaves_nothing_and_takes_nothing_away(
    emulator: Emulator, remote: Cloud, moto_backend: MotoBackend
) -> None:
    somebodys = raw_request(json.dumps(users("Somebodys")).encode(), "DynamoDB_20120810.CreateTable")
    moto_backend.answer(read(somebodys))
    caller = Caller(remote, "eu-west-1")
    caller.ask("CreateTable", **users("Students"))
    caller.ask("CreateTable", **users("Somebodys"))
    remote.create_table("id", name="Arranged", region="eu-west-1")
    assert remote.table_names("eu-west-1") == ["Arranged", "Somebodys", "Students"]
    remote.begin(1, "next")
    assert remote.table_names("eu-west-1") == ["Somebodys"]
    assert emulator.operations.count("DeleteTable") == 2


def test_a_table_that_the_student_deleted_is_no_trouble(emulator: Emulator, remote: Cloud) -> None:
    caller = Caller(remote)
    caller.ask("CreateTable", **users())
    caller.ask("DeleteTable", TableName="Users")
    remote.begin(1, "next")
    assert remote.table_names() == []


def test_faults_and_partial_batches_work_there_too(emulator: Emulator, remote: Cloud) -> None:
    table = remote.create_table("id")
    remote.throttle("ListTables", times=1)
    remote.leave_unprocessed(keep=1, times=1)
    caller = Caller(remote)
    assert [caller.code("ListTables") for _ in range(2)] == ["ThrottlingException", "ok"]
    requests = [{"PutRequest": {"Item": {"id": {"S": word}}}} for word in "ab"]
    answer = caller.ask("BatchWriteItem", RequestItems={table.name: requests})
    assert answer["UnprocessedItems"] == {table.name: requests[1:]}
    assert table.items() == [{"id": "a"}]


def test_what_an_emulator_cannot_do_is_said_so(remote: Cloud) -> None:
    with pytest.raises(SimulatedOnly, match="a life of their own"):
        remote.activation_time = 10.0
    with pytest.raises(SimulatedOnly, match="a life of their own"):
        remote.create_table("id", active=False)
    assert remote.table_names() == []


def test_dropping_a_table_there_deletes_it(remote: Cloud) -> None:
    table = remote.create_table("id")
    table.drop()
    assert table.exists is False


def test_no_emulator_is_told_in_a_sentence(moto_backend: MotoBackend) -> None:
    emulator = Emulator(moto_backend)
    emulator.stop()
    cloud = Cloud(EndpointBackend(emulator.url))
    sentence = f"Nothing answers at {emulator.url}: is the emulator running there?"
    with pytest.raises(NoEmulator) as raised:
        Caller(cloud).ask("ListTables")
    assert str(raised.value).startswith(sentence)
    with pytest.raises(NoEmulator):
        cloud.create_table("id")


def test_an_emulator_that_goes_away_is_no_trouble_at_the_end(moto_backend: MotoBackend) -> None:
    emulator = Emulator(moto_backend)
    backend = EndpointBackend(emulator.url)
    cloud = Cloud(backend)
    Caller(cloud).ask("CreateTable", **users())
    emulator.stop()
    backend.leave()
    moto_backend.reset()
    assert cloud.trace.operations == ["CreateTable"]


def test_a_table_that_never_becomes_active_is_not_waited_for_without_end(emulator: Emulator) -> None:
    cloud = Cloud(EndpointBackend(emulator.url, patience=0.0))
    emulator.looks_for_each = 10**6
    assert cloud.create_table("id").status == "CREATING"
    assert emulator.operations == ["CreateTable", "DescribeTable", "DescribeTable"]
