"""A class's work as it was handed in: who, which labs, when, and a copy of the files that is safe to use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from checks.harness.labs import Lab
from checks.harness.report.gradebook import Student


class NoCohort(Exception):
    """There is nothing to grade at all, or it cannot be told what; the message says what was looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One attempt of one student at one lab."""

    origin: str
    """Where it came from, for people: `submissions/ada`, `export.zip: doejane_123_456_dynamodb_script.py`."""
    folder: Path | None
    """A copy that holds nothing but regular files, the lab's script among them; `None` where there is `trouble`."""
    trouble: str = ""
    """Why it cannot be graded, in a sentence."""
    when: datetime | None = None
    """When it was handed in, with its time zone, where that is known."""
    late: bool = False
    """Whether the export says that it came late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A student, and what they handed in."""

    student: Student
    works: Mapping[str, Sequence[Work]]
    """By the lab's name, the oldest attempt first; labs of which nothing was handed in are not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """The class."""

    labs: Sequence[Lab]
    """Those that were asked for or, where none was, those of which anybody has handed in something."""
    members: Sequence[Member]
    """In the order of their shown names."""
    notes: Sequence[str] = ()
    """What was found and belongs to nobody or to no lab, a sentence each."""
