"""How fast a class is graded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .classroom import Classroom
from .measured import Measured
from .plain import PlainWay
from .timing import best_of, on_cores

STUDENTS = 40
ROUNDS = 3
CORES = 2


def throughput(place: Path, percent: int) -> Iterator[Measured]:
    """Lab 01 behind walls against the plain way with the same criteria, and against the kit without walls."""
    students = max(CORES, STUDENTS * percent // 100)
    classroom, plain = Classroom.of_honest(place, students), PlainWay(place)
    with on_cores(CORES) as cores:
        by_pytest, walled, bare = best_of(
            lambda: plain.grade(classroom.submissions, cores),
            lambda: classroom.grade_honest("bubblewrap").seconds,
            lambda: classroom.grade_honest("process").seconds,
            rounds=ROUNDS,
        )
    each = [seconds / students for seconds in (walled, by_pytest, bare)]
    yield Measured(
        "works graded in a time, bubblewrap / plain way",
        by_pytest / walled,
        "times",
        2,
        f"aim 3; {each[0]:.2f} s / {each[1]:.2f} s a work, {students} works on {cores} cores",
        at_least=True,
    )
    detail = f"{each[0]:.2f} s / {each[2]:.2f} s a work"
    yield Measured("time of grading, bubblewrap / process", walled / bare, "times", 1.2, detail)
