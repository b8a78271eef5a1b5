"""The simulated cloud over real HTTP, as boto3, scripts and strangers meet it."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from botocore.exceptions import ClientError
from kit_copy import PATIENCE, ROOT
from local_server import KEYS, REGION, USERS, Local, answer_of, raw, refused, started

from checks.harness.local.server import ADDRESS

ADD = {"UpdateExpression": "ADD n :one", "ExpressionAttributeValues": {":one": {"N": "1"}}}

# Counts in a process of its own, over one connection that stays open. Each answer must be a success.
COUNTING = """
import http.client
import sys

port, times, body, *headers = sys.argv[1:]
connection = http.client.HTTPConnection("127.0.0.1", int(port))
for _ in range(int(times)):
    connection.request("POST", "/", body, dict(header.split(": ", 1) for header in headers))
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 200, answer.status
"""


@pytest.fixture(scope="module")
def local() -> Iterator[Local]:
    with started() as local:
        yield local


@pytest.fixture(scope="module")
def dynamodb(local: Local) -> Any:
    """A client, and a table `Users` that is being created."""
    client = local.client()
    client.create_table(**USERS)
    return client


@pytest.fixture(scope="module")
def users(dynamodb: Any) -> Any:
    """The same when the table is there."""
    dynamodb.get_waiter("table_exists").wait(TableName="Users", WaiterConfig={"Delay": 0.05, "MaxAttempts": 200})
    return dynamodb


@pytest.fixture
def counter(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The address of an item that no other test uses."""
    return {"TableName": "Users", "Key": {"id": {"S": request.node.name}}}


def test_what_it_says_first(local: Local) -> None:
    local.wait_for("dynamodb_script.py")
    said = local.out[: 1 + next(number for number, line in enumerate(local.out) if "dynamodb_script.py" in line)]
    assert said == [
        f"The simulated AWS listens on {local.url} (tables are gone when it ends; Ctrl-C ends it).",
        "In another terminal, type",
        f'    export AWS_ENDPOINT_URL="{local.url}"',
        '    export AWS_ACCESS_KEY_ID="local"',
        '    export AWS_SECRET_ACCESS_KEY="local"',
        '    export AWS_DEFAULT_REGION="us-east-1"',
        '    export AWS_REGION="us-east-1"',
        "and then, there, for instance",
        "    aws dynamodb list-tables",
        "    python labs/lab01_table_automation/dynamodb_script.py",
    ]


def test_the_script_of_lab_01(local: Local, dynamodb: Any) -> None:
    script = ROOT / "solutions" / "lab01_table_automation" / "dynamodb_script.py"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    ended = subprocess.run(
        [sys.executable, str(script), "--table-name", "Staff", "--region", "us-west-2"],
        env={**environment, **KEYS, "AWS_ENDPOINT_URL": local.url},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert re.fullmatch(r"\d\d:\d\d:\d\d  CreateTable +Staff +ok", local.wait_for("CreateTable           Staff"))
    assert re.fullmatch(r"\d\d:\d\d:\d\d  PutItem +Staff +1 WRU  ok", local.wait_for("PutItem               Staff"))


def test_a_table_s_short_life_in_real_time(dynamodb: Any) -> None:
    name = {"TableName": "Brief"}
    assert dynamodb.create_table(**{**USERS, **name})["TableDescription"]["TableStatus"] == "CREATING"
    with pytest.raises(ClientError, match="ResourceNotFoundException"):
        dynamodb.put_item(**name, Item={"id": {"S": "ada"}})
    with pytest.raises(ClientError, match="ResourceInUseException"):
        dynamodb.delete_table(**name)
    # A thousand looks take no simulated time: had they, the table would be there at once.
    dynamodb.get_waiter("table_exists").wait(**name, WaiterConfig={"Delay": 0.01, "MaxAttempts": 1000})
    dynamodb.put_item(**name, Item={"id": {"S": "ada"}})
    assert dynamodb.delete_table(**name)["TableDescription"]["TableStatus"] == "DELETING"
    dynamodb.get_waiter("table_not_exists").wait(**name, WaiterConfig={"Delay": 0.01, "MaxAttempts": 1000})


def test_lines_tell_units_and_refusals(local: Local, users: Any, counter: dict[str, Any]) -> None:
    users.get_item(**counter)
    with pytest.raises(ClientError):
        users.update_item(**counter, **ADD, ConditionExpression="attribute_exists(id)")
    users.batch_get_item(RequestItems={"Users": {"Keys": [{"id": {"S": "a"}}]}})
    assert re.search(r"GetItem +Users +0.5 RRU  ok$", local.wait_for("  GetItem               Users"))
    assert re.search(r"UpdateItem +Users +1 WRU  ConditionalCheckFailedException$", local.wait_for("Conditional"))
    assert re.search(r"BatchGetItem +Users +0.5 RRU  ok$", local.wait_for("BatchGetItem"))


def test_what_a_client_sends_is_shown_and_not_obeyed(local: Local) -> None:
    status, _ = answer_of(local.send(raw("ListTables", {"TableName": "evil\x1b[2J\u202e" + "x" * 300})))
    line = local.wait_for("evil")
    assert status == 400
    assert "\x1b" not in line
    assert len(line) < 110


def test_conditional_updates_of_many_threads_end_exact(users: Any, counter: dict[str, Any]) -> None:
    users.put_item(TableName="Users", Item={**counter["Key"], "n": {"N": "0"}})

    def increment(_: int) -> None:
        while True:
            n = int(users.get_item(**counter, ConsistentRead=True)["Item"]["n"]["N"])
            try:
                users.update_item(
                    **counter,
                    UpdateExpression="SET n = :new",
                    ConditionExpression="n = :old",
                    ExpressionAttributeValues={":new": {"N": str(n + 1)}, ":old": {"N": str(n)}},
                )
            except users.exceptions.ConditionalCheckFailedException:
                continue
            return

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(increment, range(80)))
    assert users.get_item(**counter)["Item"]["n"] == {"N": "80"}


def test_counters_of_many_threads_and_processes_end_exact(local: Local, users: Any, counter: dict[str, Any]) -> None:
    head, _, body = raw("UpdateItem", {**counter, **ADD}, connection="").decode().partition("\r\n\r\n")
    headers = head.splitlines()[1:]
    command = [sys.executable, "-c", COUNTING, str(local.port), "100", body, *headers]
    processes = [subprocess.Popen(command) for _ in range(4)]
    with ThreadPoolExecutor(16) as threads:
        list(threads.map(lambda _: users.update_item(**counter, **ADD), range(200)))
    assert [process.wait(PATIENCE) for process in processes] == [0] * 4
    assert users.get_item(**counter)["Item"]["n"] == {"N": "600"}


def test_two_hundred_connections_at_once(local: Local, users: Any, counter: dict[str, Any]) -> None:
    request = raw("UpdateItem", {**counter, **ADD})
    connections = [socket.create_connection((ADDRESS, local.port), timeout=PATIENCE) for _ in range(200)]
    for connection in connections:
        connection.sendall(request)
    answers = [connection.recv(65536) for connection in connections]
    for connection in connections:
        connection.close()
    assert {answer.split(b"\r\n")[0] for answer in answers} == {b"HTTP/1.1 200 OK"}
    assert users.get_item(**counter)["Item"]["n"] == {"N": "200"}


def test_other_services(local: Local) -> None:
    assert local.client("sts").get_caller_identity()["Account"] == "123456789012"
    local.wait_for("GetCallerIdentity")


def test_a_region_that_aws_does_not_have(local: Local) -> None:
    elsewhere = raw("ListTables", {}).replace(REGION.encode(), b"mars-1")
    status, answer = answer_of(local.send(elsewhere))
    assert (status, answer["message"]) == (400, "There is no dynamodb in mars-1: is the name of the region right?")


def test_a_connection_stays_open(local: Local) -> None:
    connection = http.client.HTTPConnection(ADDRESS, local.port, timeout=PATIENCE)
    connection.connect()
    kept = connection.sock
    for _ in range(3):
        connection.request("GET", "/")
        answer = connection.getresponse()
        assert (answer.status, answer.getheader("content-type")) == (200, "text/plain; charset=utf-8")
        assert local.url in answer.read().decode()
        assert connection.sock is kept
    connection.close()


def test_it_waits_for_nobody_who_waits_for_it(local: Local) -> None:
    request = raw("ListTables", {}, expect="100-continue")
    head, end, body = request.partition(b"\r\n\r\n")
    with socket.create_connection((ADDRESS, local.port), timeout=PATIENCE) as connection:
        connection.sendall(head + end)
        assert connection.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(body)
        assert connection.recv(100).startswith(b"HTTP/1.1 200 OK")


@pytest.mark.parametrize(
    ("request_bytes", "status", "words"),
    [
        (b"GARBAGE\r\n\r\n", 400, "Bad request syntax"),
        (b"\x16\x03\x01\x02\x00\x01\xfc\r\n\r\n", 400, "Bad"),
        (b"GET / HTTP/9.9\r\n\r\n", 505, "Invalid HTTP version"),
        (b"GET / HTTP/1.1\r\n\r\n", 400, "The Host of a request must be"),
        (b"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, "must be a path"),
        (b"GET //[ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 400, "no request that an AWS SDK"),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", 400, "must be a number"),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n", 413, "too large"),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411, "Content-Length"),
        (raw("ListTables", {}, host="evil.example"), 400, "The Host of a request must be 127.0.0.1 or localhost"),
        (raw("ListTables", {}, host="evil.example:8000"), 400, "The Host of a request must be"),
        (raw("ListTables", {}, host="localhost.evil.example"), 400, "The Host of a request must be"),
        (raw("ListTables", {}, host="[::1"), 400, "The Host of a request must be"),
        (raw("ListTables", {}, origin="https://evil.example"), 403, "web page of another host"),
        (raw("ListTables", {}, origin="null"), 403, "web page of another host"),
        (raw("ListTables", {}, authorization=""), 400, "Missing Authentication Token|missing Authentication Token"),
        (raw("ListTables", {}, x_amz_target=""), 400, "does not say what it asks for"),
        (raw("ListTables", {})[:-2] + b"[]", 400, "no JSON object"),
        (raw("ListTables", {})[:-2] + b"\xff\xfe", 400, "no JSON object"),
        (raw("Rubbish\x7f", {}), 400, "not simulated|Unknown"),
    ],
)
def test_rubbish_is_answered_in_words(local: Local, request_bytes: bytes, status: int, words: str) -> None:
    answered = local.send(request_bytes)
    assert answer_of(answered)[0] == status
    assert re.search(words, answered.decode("latin-1"))
    assert b"Traceback" not in answered


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "LOCALHOST:8000", "127.0.0.1:1"])
def test_own_names(local: Local, host: str) -> None:
    assert answer_of(local.send(raw("ListTables", {}, host=host, origin="http://localhost:3000")))[0] == 200


def test_a_request_that_breaks_off_does_nothing(local: Local, users: Any, counter: dict[str, Any]) -> None:
    assert local.send(raw("UpdateItem", {**counter, **ADD})[:-1]) == b""
    assert "Item" not in users.get_item(**counter)


def test_it_listens_on_the_loopback_address_alone(local: Local) -> None:
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), local.port, socket.AF_INET)}
    for address in others - {ADDRESS}:
        if not str(address).startswith("127."):
            with pytest.raises(OSError, match=r"refused|timed out"):
                socket.create_connection((str(address), local.port), timeout=1)


def test_a_port_that_is_taken(local: Local) -> None:
    status, words = refused("--port", str(local.port))
    assert status == 2
    assert re.search(rf"Port {local.port} cannot be had: .*\. Name another one, such as --port \d+\.$", words)


def test_nothing_went_wrong_meanwhile(local: Local) -> None:
    assert local.err == []
    assert not [line for line in local.out if "Traceback" in line]
