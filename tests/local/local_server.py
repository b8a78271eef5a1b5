"""`python -m checks local` as a process of its own, and clients of it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import boto3
from botocore.config import Config
from kit_copy import PATIENCE, ROOT

from checks.harness.cloud.client import own_operation

REGION = "eu-west-1"
KEYS = {"AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local", "AWS_DEFAULT_REGION": REGION}
USERS: dict[str, Any] = {
    "TableName": "Users",
    "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
    "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
    "BillingMode": "PAY_PER_REQUEST",
}


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Look again and again, as long as our patience lasts."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"{what} has not happened"
        time.sleep(0.01)


@dataclass
class Local:
    """A running server and what it has printed."""

    process: subprocess.Popen[str]
    out: list[str] = field(default_factory=list)
    err: list[str] = field(default_factory=list)
    url: str = ""

    def __post_init__(self) -> None:
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        self._deaf = threading.Event()
        self._readers = [
            threading.Thread(target=self._read, args=each, daemon=True)
            for each in ((self.process.stdout, self.out), (self.process.stderr, self.err))
        ]
        for reader in self._readers:
            reader.start()

    def _read(self, stream: IO[str], lines: list[str]) -> None:
        for line in stream:
            lines.append(line.rstrip("\n"))
            if self._deaf.is_set() and stream is self.process.stdout:
                break
        stream.close()

    def stop_reading(self) -> None:
        """Close the server's standard output from this side, when it has printed one line more."""
        self.wait_for("dynamodb_script.py")
        self._deaf.set()
        self.client().list_tables()
        self._readers[0].join()

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def wait_for(self, text: str) -> str:
        """The first line on standard output with that text in it."""
        found: list[str] = []

        def printed() -> bool:
            found[:] = [line for line in self.out if text in line]
            return bool(found) or self.process.poll() is not None

        wait_until(printed, f"{text!r}")
        assert found, (self.out, self.err)
        return found[0]

    def end(self, number: int) -> int:
        """Send a signal; the exit code."""
        os.kill(self.process.pid, number)
        status = self.process.wait(PATIENCE)
        for reader in self._readers:
            reader.join()
        return status

    def client(self, service: str = "dynamodb") -> Any:
        """A client of boto3's that does not try again."""
        return _session.client(
            service, endpoint_url=self.url, config=Config(retries={"total_max_attempts": 1}, max_pool_connections=16)
        )

    def send(self, raw: bytes) -> bytes:
        """What comes back for these bytes until the server closes the connection."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as connection:
            connection.sendall(raw)
            connection.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: connection.recv(65536), b""))


_session = boto3.Session("local", "local", region_name=REGION)


@contextmanager
def started(*arguments: str | Path, **environment: str) -> Iterator[Local]:
    """A server on a free port, which is gone afterwards."""
    unwanted = ("AWS_", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "PSModulePath", "PYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    with subprocess.Popen(
        [sys.executable, "-m", "checks", "local", "--port", "0", *map(str, arguments)],
        cwd=ROOT,
        env={**kept, "SHELL": "/bin/sh", "COLUMNS": "120", "PYTHONDONTWRITEBYTECODE": "1", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        try:
            local = Local(process)
            local.url = local.wait_for("listens on").partition("listens on ")[2].split()[0]
            yield local
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)


def refused(*arguments: str | Path) -> tuple[int, str]:
    """Exit code and last words of a server that does not start."""
    ended = subprocess.run(
        [sys.executable, "-m", "checks", "local", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert ended.stdout == ""
    return ended.returncode, " ".join(ended.stderr.split())


def raw(operation: str, body: dict[str, Any], **headers: str) -> bytes:
    """A request as bytes, after which the connection is closed; `headers` are added or, if empty, left out."""
    http = own_operation(operation, REGION, body).http
    lines = {**http.headers, "host": "localhost", "connection": "close", "content-length": str(len(http.body))}
    lines.update({name.replace("_", "-"): value for name, value in headers.items()})
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return f"POST / HTTP/1.1\r\n{head}\r\n".encode() + http.body


def answer_of(answered: bytes) -> tuple[int, Any]:
    """Status and body of an answer; the body as JSON, or text where it is none."""
    head, _, body = answered.partition(b"\r\n\r\n")
    status = int(head.split()[1])
    return status, json.loads(body) if body.startswith(b"{") else body.decode()
