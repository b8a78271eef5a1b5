"""Whether a large class takes more for each of its students than a small one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from .classroom import Classroom, Graded
from .grading import CORES
from .measured import Measured
from .timing import on_cores

STUDENTS = (10, 100, 1000)
"""The first pays for the start of everything, and has no goal."""


def flat(place: Path, percent: int) -> Iterator[Measured]:
    """Time and memory by the size of the class."""
    sizes = [max(CORES, students * percent // 100) for students in STUDENTS]
    classes = [Classroom.of_honest(place / f"{number}", size) for number, size in enumerate(sizes)]
    with on_cores(CORES):
        upwards = [each.grade_honest() for each in classes]
        downwards = [each.grade_honest() for each in reversed(classes[:-1])]
    # The largest is graded once: it takes so long that nothing of a moment shows.
    again = [*reversed(downwards), upwards[-1]]
    runs = [min(pair, key=lambda run: run.seconds) for pair in zip(upwards, again, strict=True)]
    yield _grown("time of a work", "s", 1.15, runs, [run.seconds_each for run in runs])
    yield _grown("memory of the command", "MB", 1.5, runs, [run.parent for run in runs])
    yield _grown("memory of the largest worker", "MB", 1.3, runs, [run.worker for run in runs])


def _grown(what: str, unit: str, goal: float, runs: Sequence[Graded], figures: Sequence[float]) -> Measured:
    """The largest class against the one before."""
    sizes = [len(run.grades) for run in runs]
    detail = ", ".join(f"{size}: {figure:.3g} {unit}" for size, figure in zip(sizes, figures, strict=True))
    return Measured(f"{what}, {sizes[-1]} works / {sizes[-2]}", figures[-1] / figures[-2], "times", goal, detail)
