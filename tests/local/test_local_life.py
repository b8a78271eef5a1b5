"""A server's life: killed, started again, stopped, on a full disk, in a folder of another's."""

from __future__ import annotations

import contextlib
import http.client
import signal
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from botocore.exceptions import ClientError
from kit_copy import PATIENCE
from local_server import USERS, Local, raw, refused, started, wait_until

from checks.harness.local.server import ADDRESS

ADD = {
    "TableName": "Users",
    "Key": {"id": {"S": "visits"}},
    "UpdateExpression": "ADD n :one",
    "ExpressionAttributeValues": {":one": {"N": "1"}},
}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")


class Counter:
    """Counts over one connection."""

    def __init__(self, local: Local) -> None:
        head, _, self._body = raw("UpdateItem", ADD, connection="").partition(b"\r\n\r\n")
        self._headers = dict(line.split(": ", 1) for line in head.decode().splitlines()[1:])
        self._connection = http.client.HTTPConnection(ADDRESS, local.port, timeout=PATIENCE)
        self.answered = 0

    def count_until_it_dies(self) -> None:
        with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(self._connection):
            while True:
                self._connection.request("POST", "/", self._body, self._headers)
                answer = self._connection.getresponse()
                answer.read()
                assert answer.status == 200
                self.answered += 1


def test_killed_and_started_again_and_stopped(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "tables"
    with started("--data", folder) as local:
        dynamodb = local.client()
        dynamodb.create_table(**USERS)
        dynamodb.get_waiter("table_exists").wait(TableName="Users", WaiterConfig={"Delay": 0.05, "MaxAttempts": 200})
        dynamodb.put_item(TableName="Users", Item={"id": {"S": "ada"}, "raw": {"B": b"\x00\xff"}})
        counters = [Counter(local) for _ in range(4)]
        with ThreadPoolExecutor(len(counters)) as threads:
            counting = [threads.submit(counter.count_until_it_dies) for counter in counters]
            wait_until(lambda: sum(counter.answered for counter in counters) >= 50, "counting")
            assert local.end(signal.SIGKILL) == -signal.SIGKILL
        assert [each.result() for each in counting] == [None] * len(counters)
        answered = sum(counter.answered for counter in counters)
    with started("--data", folder) as local:
        dynamodb = local.client()
        item = dynamodb.get_item(TableName="Users", Key={"id": {"S": "ada"}})["Item"]
        assert item == {"id": {"S": "ada"}, "raw": {"B": b"\x00\xff"}}
        counted = dynamodb.get_item(TableName="Users", Key={"id": {"S": "visits"}})["Item"]["n"]["N"]
        # Each connection may have sent one request more, whose answer it did not live to see.
        assert answered <= int(counted) <= answered + len(counters)
        status, words = refused("--port", "0", "--data", folder)
        assert status == 2
        sentence = f"Another server keeps its tables in {folder}. End that one, or name another folder with --data."
        assert words.endswith(f"Error: {sentence}")
        assert local.end(signal.SIGINT) == 130
        assert " ".join(local.err).split() == ["Stopped."]


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of another process is Linux's")
def test_a_full_disk_and_sigterm(tmp_path: Path) -> None:
    if sys.platform != "linux":
        return
    import resource

    with started("--data", tmp_path) as local:
        dynamodb = local.client()
        before = (tmp_path / "tables.jsonl").read_bytes()
        unlimited = resource.prlimit(local.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(local.process.pid, resource.RLIMIT_FSIZE, (len(before) + 10, unlimited[1]))
        with pytest.raises(ClientError, match=r"kept in .*: File too large\. The request was not carried out\."):
            dynamodb.create_table(**USERS)
        assert dynamodb.list_tables()["TableNames"] == []
        assert (tmp_path / "tables.jsonl").read_bytes() == before
        wait_until(lambda: bool(local.err), "the sentence")
        assert local.err == [f"The tables cannot be kept in {tmp_path}: File too large."]
        resource.prlimit(local.process.pid, resource.RLIMIT_FSIZE, unlimited)
        dynamodb.create_table(**USERS)
        assert dynamodb.list_tables()["TableNames"] == ["Users"]
        assert local.end(signal.SIGTERM) == 143
        assert " ".join(local.err[1:]).split() == ["Stopped."]


def test_nobody_reads_what_it_prints() -> None:
    with started() as local:
        local.stop_reading()
        for _ in range(3):
            assert local.client().list_tables()["TableNames"] == []
        assert local.end(signal.SIGINT) == 130
        assert " ".join(local.err).split() == ["Stopped."]


def test_ctrl_c_while_many_clients_are_at_work(tmp_path: Path) -> None:
    with started("--data", tmp_path) as local:
        connections = [socket.create_connection((ADDRESS, local.port), timeout=PATIENCE) for _ in range(20)]
        for connection in connections:
            connection.sendall(raw("ListTables", {}, connection="") * 50)
        local.wait_for("ListTables")
        assert local.end(signal.SIGINT) == 130
        assert " ".join(local.err).split() == ["Stopped."]
        for connection in connections:
            connection.close()


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    status, words = refused("--port", "0", "--data", file / "below")
    assert status == 2
    assert words.endswith(f"Error: The tables cannot be kept in {file / 'below'}: Not a directory.")
