"""What one student handed in at one time, as the place says where it was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from checks.harness.grading.reading.entries import Entry

Kind = Literal["canvas", "canvas key", "sid", "login", "email", "github", "moodle", "name"]
"""What a name of a person is: one system's number is no other's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody, as far as a hand-in says who it is."""

    id: str
    """The same for all that they handed in."""
    name: str = ""
    known_as: Sequence[tuple[Kind | None, str]]
    """Their names, the surest first; `None` where a name may be of any kind."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """What to remember for the gradebook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandIn:
    """The files, not read yet."""

    person: Person
    origin: str
    """Where it is, for people."""
    contents: Sequence[tuple[Entry, str]] = ()
    """Folders, whose contents it is, and files with the names that the student gave them."""
    when: datetime | None = None
    late: bool = False
    order: int = 0
    """Tells attempts apart that have no time: the later one is greater."""
    trouble: str = ""
    """Why nothing can be read, where that is known beforehand."""
