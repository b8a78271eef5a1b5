"""Work of the toy lab, as a cohort: what the students of these tests hand in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from kit_copy import TOY

from checks.harness.grading.cohort import Cohort, Member, Work
from checks.harness.labs import Lab
from checks.harness.report.gradebook import Student

LAB = Lab("lab90_toy", TOY)
RIGHT = (LAB.solution / LAB.script).read_text(encoding="utf-8")
STUB = (LAB.stub / LAB.script).read_text(encoding="utf-8")
WRONG = RIGHT.replace("return False", "return None")
"""Fails `1.test_error_is_told`: 1.5 of 5 points."""


def work(folder: Path, script: str = RIGHT, *, when: datetime | None = None, late: bool = False) -> Work:
    """A work in a folder of its own."""
    folder.mkdir(parents=True)
    (folder / LAB.script).write_text(script, encoding="utf-8")
    return Work(origin=f"class/{folder.name}", folder=folder, when=when, late=late)


def unreadable() -> Work:
    return Work(origin="class/broken", folder=None, trouble="The zip file breaks off.")


def cohort(works: Mapping[str, Iterable[Work]], notes: Iterable[str] = ()) -> Cohort:
    """Everybody with their attempts at the toy lab."""
    members = [
        Member(student=Student(id=name, file=name), works={LAB.name: tuple(attempts)} if attempts else {})
        for name, attempts in ((name, tuple(attempts)) for name, attempts in works.items())
    ]
    return Cohort(labs=[LAB], members=members, notes=tuple(notes))
