"""The HTTP server on the loopback address.

Written on the standard library's: werkzeug's closes the connection after each answer, and clients keep theirs open.
"""

from __future__ import annotations

import os
import re
import socketserver
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import urlsplit

from checks.harness.cloud.boundary import MAX_REQUEST
from checks.harness.exchange import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]

ADDRESS = "127.0.0.1"
_OWN_NAMES = (ADDRESS, "localhost")
_MOST = 4 * MAX_REQUEST
"""Bytes that are read of a request; how large one may be is the cloud's to say."""

_PAGE = """\
This is the simulated AWS of the DynamoDB labs. It speaks DynamoDB, not HTML: point a script, the AWS CLI or any AWS SDK
at it with

    AWS_ENDPOINT_URL={url}

and watch the terminal that it runs in. No request leaves this machine.
"""


class PortTaken(Exception):
    """The port cannot be had; the message says why, and what to do."""


class Rubbish(Exception):
    """Not a request that could be passed on; the message says why."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


class Server(socketserver.ThreadingTCPServer):
    """Listens from its making on; answers while `serve_forever` runs, each connection in a thread of its own."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 1024
    allow_reuse_address = os.name != "nt"  # there it would let two servers have one port

    def __init__(self, port: int) -> None:
        """Port 0 draws one that is free. Raises PortTaken."""
        self.answer: Answer
        try:
            super().__init__((ADDRESS, port), Handler)
        except OSError as error:
            why = f"Port {port} cannot be had: {error.strerror or error}."
            raise PortTaken(f"{why} Name another one, such as --port {8001 if port < 8001 else port - 1}.") from error

    @property
    def url(self) -> str:
        return f"http://{ADDRESS}:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away in the middle of something is its own affair."""


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    default_request_version = "HTTP/1.0"  # of what is no request; HTTP/0.9 has no status that could say so
    error_content_type = "text/plain; charset=utf-8"
    error_message_format = "%(message)s.\n"
    disable_nagle_algorithm = True
    wbufsize = -1

    def _serve(self) -> None:
        try:
            self._refuse_strangers()
            body = self._body()
            if self.command in ("GET", "HEAD") and self.path == "/" and "authorization" not in self.headers:
                answer = _text(200, _PAGE.format(url=self.server.url))
            else:
                headers = {name.lower(): value for name, value in self.headers.items()}
                answer = self.server.answer(HttpRequest(self.command, self.server.url + self.path, headers, body))
        except Rubbish as rubbish:
            self.close_connection = True  # what was not read of it would be taken for the next request
            answer = _text(rubbish.status, f"{rubbish}\n")
        self._send(answer)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = _serve  # noqa: N815

    def _refuse_strangers(self) -> None:
        """Refuse web pages: those that have their own name point here, and those that send requests from a browser."""
        host = self.headers.get_all("host") or []
        if len(host) != 1 or _name(f"//{host[0]}") not in _OWN_NAMES:
            raise Rubbish(f"The Host of a request must be {' or '.join(_OWN_NAMES)}: this server is for programs here.")
        origin = self.headers.get("origin")
        if origin is not None and _name(origin) not in _OWN_NAMES:
            raise Rubbish("A web page of another host must not use this server.", 403)
        if not self.path.startswith("/"):
            raise Rubbish("The address of a request must be a path, such as /.")

    def _body(self) -> bytes:
        """The body as it was announced. Raises Rubbish, or ConnectionError for one that was cut off."""
        if "transfer-encoding" in self.headers:
            raise Rubbish("A request must say with Content-Length how long it is.", 411)
        announced = self.headers.get("content-length", "0")
        if not re.fullmatch("[0-9]{1,18}", announced):
            raise Rubbish("The Content-Length of a request must be a number.")
        length = int(announced)
        if length > _MOST:
            raise Rubbish("The request is too large.", 413)
        body = self.rfile.read(length)
        if len(body) < length:
            raise ConnectionError("the client has gone")
        return body

    def _send(self, answer: HttpResponse) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            if name.lower() not in ("content-length", "connection", "transfer-encoding", "date", "server"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def version_string(self) -> str:
        return "dynamodb-labs"

    def handle_expect_100(self) -> bool:
        """Tell a client that waits for it to go on."""
        answered = super().handle_expect_100()
        self.wfile.flush()
        return answered

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it so
        """Each request has its own line, which is not HTTP's."""


def _name(url: str) -> str | None:
    """The host of an address, without its port."""
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _text(status: int, text: str) -> HttpResponse:
    return HttpResponse(status, {"content-type": "text/plain; charset=utf-8"}, text.encode())
