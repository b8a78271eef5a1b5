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


class Trials:
    """Runs jobs on all cores, in processes that are started for the first and go on until the end of the `with`."""

    def __init__(self, workers: int | None = None) -> None:
        """With one worker everything is run in this process."""
        self._workers = workers or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None
        self._scratch: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Trials:
        return self

    def run(self, jobs: list[Job]) -> Iterator[Trial]:
        """What came of each job, in their order."""
        if self._workers == 1:
            yield from map(try_one, jobs)
            return
        if self._pool is None:
            self._scratch = tempfile.TemporaryDirectory(prefix="dynamodb-labs-", ignore_cleanup_errors=True)
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(
                self._workers, context, initializer=_prepare, initargs=(self._scratch.name,)
            )
        with _deaf_to_ctrl_c():  # so are the workers that this starts, until they are ready
            trials = self._pool.map(try_one, jobs)
        yield from trials

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        _reserve.close()
        if self._pool is not None:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)
            for worker in multiprocessing.active_children() if kind is not None else ():
                worker.terminate()
                worker.join()
        if self._scratch is not None:
            self._scratch.cleanup()
        self._pool = self._scratch = None


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
