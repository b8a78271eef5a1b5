"""Whose the hand-ins are: the students of the roster and, where there is none, those who handed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from checks.harness.grading.reading.handin import Person
from checks.harness.grading.reading.names import file_names, writable
from checks.harness.grading.reading.roster import Roster
from checks.harness.grading.reading.taken import Taken
from checks.harness.report.gradebook import Student

Owner = int | str
"""A row of the roster, or the id of somebody who is not on it."""

_MOODLE: Final = "moodle_identifier"


class Owners:
    """Gives every hand-in to somebody."""

    def __init__(self, roster: Roster | None) -> None:
        self._roster = roster
        self.attempts: dict[Owner, list[Taken]] = {}
        """Of everybody of the roster, and of whoever else handed in."""
        self.notes: list[str] = []
        if roster is not None:
            self.attempts = {number: [] for number in range(len(roster.rows))}
            self.notes += roster.notes

    def add(self, taken: Taken) -> None:
        """Take a hand-in."""
        owner = self._owner(taken.hand_in.person, taken.hand_in.origin)
        self.attempts.setdefault(owner, []).append(taken)

    def _owner(self, person: Person, origin: str) -> Owner:
        if self._roster is None:
            return person.id
        row, several = self._roster.find(person)
        if row is not None:
            return row
        if person.id not in self.attempts:
            match = "could be of several students" if several else "matches no student"
            self.notes.append(f"{origin} {match} of {self._roster.origin}, and is kept apart.")
        return person.id

    def students(self) -> dict[Owner, Student]:
        """The students, each with an id and a file's name that nobody else has."""
        students: dict[Owner, Student] = {}
        ids: set[str] = set()
        for owner, attempts in self.attempts.items():  # those of the roster first
            student = self._student(owner, attempts)
            student = replace(student, id=_unlike(student.id, ids))
            ids.add(student.id)
            students[owner] = student
        files = file_names([(student.id, student.shown) for student in students.values()])
        return {
            owner: replace(student, file=file) for (owner, student), file in zip(students.items(), files, strict=True)
        }

    def _student(self, owner: Owner, attempts: Sequence[Taken]) -> Student:
        named = next((taken.hand_in.person.name for taken in attempts if taken.hand_in.person.name), "")
        said = _said(attempts)
        if self._roster is None or isinstance(owner, str):
            return Student(id=writable(str(owner)), name=writable(named), file="", columns=said)
        row = self._roster.rows[owner]
        return Student(id=row.id, name=row.name or writable(named), file="", columns={**said, **row.columns})


def _said(attempts: Sequence[Taken]) -> Mapping[str, str]:
    """What the exports say of a student. Moodle's identifier is another in each assignment: so one for each lab."""
    said: dict[str, str] = {}
    of_labs: dict[str, str] = {}
    for taken in attempts:
        columns = {title: writable(value) for title, value in taken.hand_in.person.columns.items()}
        said |= columns
        if _MOODLE in columns:
            of_labs |= {f"{_MOODLE} {lab}": columns[_MOODLE] for lab in taken.labs}
    return said | of_labs if len(set(of_labs.values())) > 1 else said


def _unlike(wanted: str, taken: set[str]) -> str:
    """The id or, where somebody has it, the id with a number."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted} ({number})"
    return name
