"""Where boto3's HTTP requests leave the student process: down the pipe instead of onto the network.

`URLLib3Session.send` is the last place before the network that every client passes: those made at import, of any
session, resource, waiter and thread, with any `endpoint_url`, each retry by itself.
"""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Mapping
from typing import Any, BinaryIO

import botocore.awsrequest
import botocore.exceptions
import botocore.httpsession

from checks.harness.student import channel
from checks.harness.student.values import NotPlain
from checks.harness.student.worker.clock import VirtualClock
from checks.harness.student.worker.patience import Patience

Message = dict[str, Any]


class _Body(io.BytesIO):
    """An answer's body as botocore reads one."""

    def stream(self, *_args: Any, **_kwargs: Any) -> Any:
        content = self.read()
        if content:
            yield content


class Wire:
    """The worker's end of the pipe. One exchange at a time, from whichever thread."""

    def __init__(
        self, incoming: BinaryIO, outgoing: BinaryIO, clock: VirtualClock, patience: Patience, folder: str
    ) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._clock = clock
        self._patience = patience
        self._folder = folder
        self._lock = threading.RLock()
        self._order: str | None = None
        """The number of the order that is being carried out: every message about it bears it."""
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._hang_up)

    def _hang_up(self) -> None:
        """In a process that the script has forked: the pipe belongs to its parent."""
        self._lock = threading.RLock()
        self._order = None
        # The files themselves may be locked by a thread that this process does not have.
        for file in (self._incoming, self._outgoing):
            os.close(file.fileno())

    def receive(self) -> Message | None:
        """The checker's next order; `None` when it has hung up."""
        message: Message | None = channel.read_message(self._incoming)
        if message is not None:
            self.begin(message)
        return message

    def begin(self, order: Message) -> None:
        """Let requests through: an order is being carried out."""
        with self._lock:
            self._order = order["order"]

    def finish(self, message: Message) -> None:
        """Answer an order. Until the next one comes nothing else may be sent."""
        with self._lock:
            # The lock is held until the message is out: a thread that is still sending comes before or not at all.
            try:
                self._write(message)
            except NotPlain as error:
                self._write({"is": "unplain", "message": str(error), "threads": message["threads"]})
            self._order = None

    def _write(self, message: Message) -> None:
        channel.write_message(self._outgoing, {**message, "order": self._order, "at": self._clock.now})

    def exchange(self, message: Message) -> Message:
        """Ask the checker something in the middle of a call."""
        self._patience.engaged += 1
        try:
            with self._lock:
                if self._order is None:
                    raise ConnectionError("a request was sent from outside the function call that the check has made")
                self._write(message)
                reply: Message | None = channel.read_message(self._incoming)
        finally:
            self._patience.engaged -= 1
        if reply is None:
            os._exit(1)  # the checker is gone; an exception might be caught
        self._clock.move_to(reply.get("at", 0.0))
        return reply

    def overtime(self) -> None:
        """Tell the checker that the clock has run past what a call may take; it ends the process."""
        if self._order is not None:
            self.exchange({"is": "overtime"})

    def patch_botocore(self) -> None:
        """Send every HTTP request of botocore down this wire, and nothing anywhere else."""
        wire = self

        def send(_session: Any, request: Any) -> Any:
            return wire._send(request)

        session: Any = botocore.httpsession.URLLib3Session
        session.send = send

    def _send(self, request: Any) -> Any:
        reply = self.exchange(
            {
                "is": "request",
                "method": str(request.method),
                "url": str(request.url),
                "headers": _plain_headers(request.headers),
                "body": _plain_body(request.body),
                "where": where(self._folder),
            }
        )
        if reply["status"] == 0:
            raise botocore.exceptions.EndpointConnectionError(endpoint_url=request.url)
        body = _Body(reply["body"])
        response = botocore.awsrequest.AWSResponse(request.url, reply["status"], reply["headers"], body)
        if not request.stream_output:
            _ = response.content  # reads the body, as botocore's own send() does
        return response


def where(folder: str) -> str | None:
    """The innermost line of the student's that is running, as `script.py:41`."""
    frame: Any = sys._getframe(1)
    inside = folder + os.sep
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(inside):
            return f"{file[len(inside) :]}:{frame.f_lineno}"
        frame = frame.f_back
    return None


def _plain_headers(headers: Mapping[str, Any]) -> dict[str, str]:
    return {
        str(name).lower(): value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
        for name, value in headers.items()
    }


def _plain_body(body: Any) -> bytes:
    if body is None:
        return b""
    if isinstance(body, str):
        return body.encode()
    if hasattr(body, "read"):
        return bytes(body.read())
    return bytes(body)
