"""Answers of the service: a result, or a refusal in the form that every AWS SDK understands."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from checks.harness.exchange import HttpResponse

JSON = dict[str, Any]

_NAMESPACES = {
    # The error shapes that every AWS JSON service shares; the others are DynamoDB's own.
    # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
    "ValidationException": "com.amazon.coral.validate",
    "AccessDeniedException": "com.amazon.coral.service",
    "ThrottlingException": "com.amazon.coral.availability",
    "SerializationException": "com.amazon.coral.service",
    "UnknownOperationException": "com.amazon.coral.service",
    "MissingAuthenticationTokenException": "com.amazon.coral.service",
}
_XML_CODE = re.compile(rb"<Code>([^<]+)</Code>")


class Refusal(Exception):
    """AWS refuses the request: raised by rules, lifecycle and faults, turned into an answer by the boundary."""

    def __init__(self, code: str, message: str, *, status: int = 400, **extra: Any) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.status = status
        self.extra = extra
        """Further members of the error's body, such as `Item` or `CancellationReasons`."""

    @classmethod
    def validation(cls, message: str) -> Refusal:
        """The `ValidationException` that AWS answers a request with whose parameters break a rule."""
        return cls("ValidationException", message)

    @classmethod
    def no_such_table(cls, name: str) -> Refusal:
        """The `ResourceNotFoundException` of a request that names a table which is not there (or not yet)."""
        return cls("ResourceNotFoundException", f"Requested resource not found: Table: {name} not found")


@dataclass(slots=True)
class Answer:
    """What goes back for one operation, as data that a later stage may still amend."""

    status: int
    body: JSON
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    """The body as it came from the back end and goes on, for every service but DynamoDB; `body` is empty then."""

    @property
    def ok(self) -> bool:
        return self.status < 300

    @property
    def error(self) -> str | None:
        """The error code, without its namespace; `None` where the request was granted."""
        if self.ok:
            return None
        in_xml = _XML_CODE.search(self.raw or b"")
        code = in_xml[1].decode("utf-8", "replace") if in_xml else str(self.body.get("__type", self.status))
        return code.rpartition("#")[2]


def refuse(refusal: Refusal) -> Answer:
    """The answer that tells an SDK of a refusal."""
    namespace = _NAMESPACES.get(refusal.code, "com.amazonaws.dynamodb.v20120810")
    # DynamoDB spells the member "message"; botocore reads either spelling.
    body: JSON = {"__type": f"{namespace}#{refusal.code}", "message": refusal.message, **refusal.extra}
    return Answer(refusal.status, body)


def refuse_in_xml(refusal: Refusal) -> Answer:
    """The same for an SDK that expects XML: STS, IAM, S3, …"""
    error = f"<Code>{escape(refusal.code)}</Code><Message>{escape(refusal.message)}</Message>"
    body = f"<ErrorResponse><Error><Type>Sender</Type>{error}</Error></ErrorResponse>"
    return Answer(refusal.status, {}, {"content-type": "text/xml"}, body.encode())


def response(answer: Answer, at: float) -> HttpResponse:
    """The answer as HTTP, with the checksum that DynamoDB sends and botocore verifies."""
    if answer.raw is not None:
        return HttpResponse(answer.status, answer.headers, answer.raw, at)
    body = json.dumps(answer.body, separators=(",", ":")).encode()
    headers = {
        "x-amzn-requestid": answer.headers.get("x-amzn-requestid", "0" * 52),
        "content-type": "application/x-amz-json-1.0",
        "content-length": str(len(body)),
        "x-amz-crc32": str(zlib.crc32(body)),
    }
    return HttpResponse(answer.status, headers, body, at)
