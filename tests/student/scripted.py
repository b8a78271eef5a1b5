"""A student's script from a string, a service that answers as it is told, and a Student on both."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

from checks.harness.exchange import HttpRequest, HttpResponse
from checks.harness.student.budget import Budget
from checks.harness.student.process import StudentProcess
from checks.harness.student.student import Student
from checks.harness.student.submission import Submission

JSON = dict[str, Any]
SCRIPT = "script.py"


class ScriptedService:
    """Answers every request with what `answer` makes of its operation and body, `latency` virtual seconds later."""

    def __init__(
        self, answer: Callable[[str, JSON], JSON] = lambda _operation, _body: {}, latency: float = 0.0
    ) -> None:
        self.answer = answer
        self.latency = latency
        self.requests: list[HttpRequest] = []

    def handle(self, request: HttpRequest) -> HttpResponse:
        self.requests.append(request)
        body = self.answer(operation_of(request), json.loads(request.body or b"{}"))
        status = 400 if "__type" in body else 200
        return HttpResponse(status, {}, json.dumps(body).encode(), request.at + self.latency)

    @property
    def operations(self) -> list[str]:
        return [operation_of(request) for request in self.requests]

    @property
    def times(self) -> list[float]:
        return [round(request.at, 3) for request in self.requests]


def operation_of(request: HttpRequest) -> str:
    return request.headers["x-amz-target"].rpartition(".")[2]


def refused(code: str, message: str = "no") -> JSON:
    """The body of a refusal."""
    return {"__type": f"com.amazonaws.dynamodb.v20120810#{code}", "message": message}


class Reserve:
    """Student processes that warm up while the test before is at work."""

    def __init__(self) -> None:
        self._next: StudentProcess | None = None

    def take(self) -> StudentProcess:
        process, self._next = self._next or StudentProcess(), StudentProcess()
        return process

    def close(self) -> None:
        if self._next is not None:
            self._next.remove()


class Bench:
    """Makes Students on scripts, and closes them all in the end."""

    def __init__(self, folder: Path, reserve: Reserve) -> None:
        self.folder = folder
        self._reserve = reserve
        self._students: list[Student] = []

    def write(self, name: str, content: str | bytes) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else textwrap.dedent(content).encode())
        return file

    def student(
        self,
        script: str | bytes,
        *,
        service: ScriptedService | None = None,
        budget: Budget | None = None,
        cold: bool = False,
    ) -> Student:
        """A Student on this script. A cold one starts its process now, and so in the present environment."""
        submission = Submission("ada", self.folder, self.write(SCRIPT, script))
        process = None if cold else self._reserve.take()
        student = Student(submission, service or ScriptedService(), budget=budget, process=process)
        self._students.append(student)
        return student

    def close(self) -> None:
        for student in self._students:
            student.close()
