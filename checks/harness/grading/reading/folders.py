"""A folder a student, named as the student is, or a zip file a student."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checks.harness.grading.reading.entries import Entry
from checks.harness.grading.reading.handin import HandIn, Person

ZIP: Final = ".zip"


def is_students(entry: Entry) -> bool:
    """Whether this is a folder or a zip file."""
    return entry.is_folder or entry.name.lower().endswith(ZIP)


def hand_ins(entries: Sequence[Entry]) -> list[HandIn]:
    """What each student handed in."""
    return [_hand_in(entry) for entry in entries]


def _hand_in(entry: Entry) -> HandIn:
    name = entry.name if entry.is_folder else entry.name[: -len(ZIP)]
    person = Person(id=name, known_as=((None, name),))
    return HandIn(person=person, origin=entry.origin, contents=[(entry, entry.name)])
