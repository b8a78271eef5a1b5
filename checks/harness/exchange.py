"""What the student process and the simulated cloud say to each other.

The student's side turns every HTTP request of boto3 into an `HttpRequest`; whoever implements `Service`
answers it. Neither side knows more of the other than this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """One HTTP request as botocore was about to send it, retries included: each attempt is a request of its own."""

    method: str
    url: str
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    at: float = 0.0
    """Virtual seconds since the student process started."""
    where: str | None = None
    """The student's own line that led to the request, as `script.py:41`, where there is one."""


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """The answer to one `HttpRequest`."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    at: float = 0.0
    """Virtual seconds at which the answer arrives; the student's clock is moved on to it."""


class Service(Protocol):
    """Whatever answers the student's requests: the simulated cloud, or a double of it in a test."""

    def handle(self, request: HttpRequest) -> HttpResponse:
        """Answer one request. Raises nothing that is the student's fault: a refusal is an answer as well."""
        ...
