"""Running a lab's checks over many submissions, side by side in processes of their own."""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from checks.harness.labs import Lab
from checks.harness.report.model import Criterion, Points, Status
from checks.harness.run import KitError, run_checks
from checks.harness.student.budget import Budget
from checks.harness.student.process import StudentProcess


@dataclass(frozen=True, slots=True)
class Trial:
    """What the checks made of one submission."""

    statuses: dict[str, Status]
    """By the criterion's full name, `TestCreateTable.test_key`."""
    lines: dict[int, Status]
    line_texts: tuple[str, ...]
    points: Points
    max_points: Points
    told: str
    """Everything that the report says of criteria which are not met."""
    functions: dict[str, str | None] = field(default_factory=dict)
    """By the criterion's full name, the function that it grades."""
    trouble: str = ""
    """Why there is no verdict at all, where there is none."""

    @property
    def unmet(self) -> frozenset[str]:
        return frozenset(name for name, status in self.statuses.items() if status != "passed")


@dataclass(frozen=True, slots=True)
class Job:
    """One submission to try."""

    lab: Lab
    folder: Path
    seed: int
    budget: Budget
    stop_early: bool = False
    """Stop at the first criterion that is not met: all that a mutant has to show."""
    groups: frozenset[str] = frozenset()
    """The check classes to run; all of them if none is named."""


def run_trials(jobs: list[Job], workers: int | None = None) -> Iterator[Trial]:
    """Run the jobs on all cores, and give what came of each, in their order."""
    count = min(len(jobs), workers or os.cpu_count() or 1)
    if count <= 1:
        try:
            yield from map(try_one, jobs)
        finally:
            _reserve.close()
        return
    context = multiprocessing.get_context("spawn")
    with (
        tempfile.TemporaryDirectory(prefix="dynamodb-labs-", ignore_cleanup_errors=True) as scratch,
        ProcessPoolExecutor(count, context, initializer=_prepare, initargs=(scratch,)) as pool,
    ):
        try:
            with _deaf_to_ctrl_c():  # so are the workers that this starts, until they are ready
                trials = pool.map(try_one, jobs)
            yield from trials
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in multiprocessing.active_children():
                worker.terminate()
                worker.join()
            raise


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _prepare(scratch: str) -> None:
    """A worker leaves nothing: its temporary files go with its parent's folder, and it ends at once when told to."""
    tempfile.tempdir = scratch
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class _Reserve:
    """A student process that warms up while the one before it is at work."""

    def __init__(self) -> None:
        self._next: StudentProcess | None = None

    def take(self) -> StudentProcess:
        process = self._next or StudentProcess()
        self._next = StudentProcess()
        return process

    def close(self) -> None:
        if self._next is not None:
            self._next.remove()
            self._next = None


_reserve = _Reserve()


def try_one(job: Job) -> Trial:
    """Run the checks over one submission, in this process."""
    try:
        run = run_checks(
            job.lab,
            job.folder,
            seed=job.seed,
            budget=job.budget,
            process=_reserve.take(),
            stop_early=job.stop_early,
            only=" or ".join(sorted(job.groups)) or None,
        )
    except KitError as error:
        return Trial({}, {}, (), 0, 0, "", trouble=str(error))
    result = run.result()
    unmet = [criterion for criterion in result.criteria if criterion.status != "passed"]
    judged = {name: criterion.status for name, criterion in run.judged.items()}
    return Trial(
        statuses=judged,
        lines={line.number: line.status for line in result.checklist},
        line_texts=tuple(line.text for line in result.checklist),
        points=result.points,
        max_points=result.max_points,
        told="\n".join(_told(criterion) for criterion in unmet),
        functions={name: criterion.function for name, criterion in run.judged.items()},
    )


def _told(criterion: Criterion) -> str:
    parts = (criterion.text, criterion.message, criterion.expected, criterion.got, criterion.advice, criterion.call)
    return "\n".join(part for part in parts if part)
