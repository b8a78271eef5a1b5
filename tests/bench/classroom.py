"""A class that has handed in lab 01, and its grading by the kit."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from checks.harness.grading.record import RecordedGrade, read_record
from checks.harness.labs import find_lab
from checks.harness.student.bubblewrap import check_available

from .checks import FIRST
from .processes import children, peak_of, runs_module
from .timing import ROOT

LAB = find_lab(FIRST)
SOLUTION = (LAB.solution / LAB.script).read_text(encoding="utf-8")
FULL = 20
LOOK = 0.2
"""Seconds from one look at the memory to the next."""


@dataclass(frozen=True, slots=True)
class Graded:
    """What a grading came to, and what it took."""

    grades: Mapping[str, RecordedGrade]
    """By the student's id."""
    status: int
    seconds: float
    parent: float
    """The most memory of the command's own process, in MB."""
    worker: float
    """The most memory of any of its workers, in MB; students' processes are none of them."""

    @property
    def seconds_each(self) -> float:
        return self.seconds / len(self.grades)

    @property
    def full(self) -> set[str]:
        """The students with all points."""
        return {student for student, grade in self.grades.items() if grade.points == FULL}


class Classroom:
    """Students and their scripts, a folder each."""

    def __init__(self, place: Path, scripts: Mapping[str, str]) -> None:
        """Write everybody's script into a folder of that student's."""
        self._place = place
        self._gradings = 0
        self.submissions = [place / "class" / student for student in scripts]
        for folder, script in zip(self.submissions, scripts.values(), strict=True):
            folder.mkdir(parents=True)
            (folder / LAB.script).write_text(script, encoding="utf-8")

    @classmethod
    def of_honest(cls, place: Path, count: int) -> Classroom:
        """So many students who all have it right."""
        return cls(place, {student(number): right(number) for number in range(count)})

    def grade(self, isolation: str = "bubblewrap") -> Graded:
        """Grade everybody anew, whatever was graded before. The command says on standard error how far it is.

        Raises NoBubblewrap, and BadRecord where the command has left no grades.
        """
        if isolation == "bubblewrap":
            check_available()
        self._gradings += 1
        out = self._place / f"grades-{self._gradings}"
        command = ["-m", "checks", "grade", str(self._place / "class"), "--lab", FIRST, "--out", str(out)]
        began = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, *command, "--require-isolation", isolation], cwd=ROOT, stdout=subprocess.DEVNULL
        ) as grading:
            parent, worker = _peaks(grading)
        seconds = time.perf_counter() - began
        grades = {name: recorded.grades[LAB.name] for name, recorded in read_record(out).items()}
        return Graded(grades, grading.returncode, seconds, parent, worker)

    def grade_honest(self, isolation: str = "bubblewrap") -> Graded:
        """The same for a class that has it all right. Raises AssertionError, too, where that is not found."""
        graded = self.grade(isolation)
        assert graded.status == 0
        assert len(graded.full) == len(self.submissions)
        return graded


def student(number: int) -> str:
    return f"student-{number:04}"


def right(number: int) -> str:
    """The solution, with a comment of one's own: the same work twice would be judged once."""
    return f"{SOLUTION}\n# by {student(number)}\n"


def _peaks(grading: subprocess.Popen[bytes]) -> tuple[float, float]:
    """Look until it ends: the most memory of the process itself, and of the largest of its workers."""
    parent = worker = 0.0
    while True:
        parent = max(parent, peak_of(grading.pid))
        workers = [pid for pid in children(grading.pid) if runs_module(pid, "checks.harness.grading.worker")]
        worker = max([worker, *map(peak_of, workers)])
        try:
            grading.wait(LOOK)
        except subprocess.TimeoutExpired:
            continue
        return parent, worker
