"""How a call of the student's code can go wrong, each with the sentence that the student reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

_LONGEST = 3000
"""Characters of a sentence: more than of any text that is told of an exception."""


class StudentFailure(Exception):
    """The student's code did not do what it was called for. The base of all failures in this file."""

    def __init__(self, sentence: str, where: str | None = None, advice: str | None = None) -> None:
        # Much of it is what the script's process says, at any length; a report has room for a few lines.
        sentence, where = sentence[:_LONGEST], where[:_LONGEST] if where else None
        super().__init__(sentence)
        self.sentence = sentence
        self.where = where
        """The student's own line, as `script.py:41`, where one is known."""
        self.advice = advice


class NotStarted(StudentFailure):
    """A TODO that still raises NotImplementedError: neither right nor wrong."""


class NotLoaded(StudentFailure):
    """The script cannot be imported: it does not parse, raises, or ends the program. Nothing can be called."""


class Unfit(StudentFailure):
    """The script has no such function, or one that cannot be called the way the contract says."""


class Stopped(StudentFailure):
    """A call that used up its budget and was ended by the checker."""


class OutOfTime(Stopped):
    """A call that took longer than it may, in real time."""


class Died(StudentFailure):
    """The student's process ended in the middle of a call."""


class Garbled(StudentFailure):
    """What came down the pipe was no message, or not the answer to what was asked."""


@dataclass(frozen=True, slots=True)
class ErrorReport:
    """An exception of the student's code, as plain data."""

    types: tuple[str, ...]
    """Class names from the exception's own up to `BaseException`."""
    message: str
    code: str | None = None
    """The error code that AWS answered with, for a `ClientError`."""
    where: str | None = None
    frames: tuple[str, ...] = ()
    """The student's own lines, outermost first."""
    attributes: dict[str, Any] = field(default_factory=dict)
    """What the exception object holds, such as `balance`."""


class Raised(StudentFailure):
    """The student's code raised an exception that the contract does not allow."""

    def __init__(self, name: str, error: ErrorReport) -> None:
        kind = error.types[0]
        if kind == "SystemExit":
            sentence = f"{name}() ended the program with sys.exit() instead of returning"
        else:
            known = error.code is None or error.code == kind or error.code in error.message
            code = "" if known else f" ({error.code})"  # boto3's own messages name it
            sentence = f"{name}() raised {kind}{code}: {error.message}".rstrip(": ")
        super().__init__(sentence, error.where)
        self.error = error

    @property
    def types(self) -> tuple[str, ...]:
        return self.error.types

    @property
    def message(self) -> str:
        return self.error.message

    @property
    def code(self) -> str | None:
        return self.error.code

    @property
    def attributes(self) -> dict[str, Any]:
        return self.error.attributes
