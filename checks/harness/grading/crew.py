"""Workers side by side, and the jobs that they take from one list. Whatever becomes of a worker, the list gets done."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from checks.harness.grading.jobs import Job
from checks.harness.grading.worker import AHEAD
from checks.harness.labs import ROOT
from checks.harness.report.model import Result
from checks.harness.student.budget import Budget

PATIENCE: Final = Budget().seconds_in_all + 120
"""Real seconds after which a worker that has not answered is taken to hang."""
_LASTING: Final = 100
"""Jobs that one worker judges: whatever it may have gathered in its memory by then goes with it."""
_TRIES: Final = 2
_ANSWER_BYTES: Final = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job."""

    job: Job
    result: Result | None
    trouble: str = ""
    """Why there is no result, where there is none."""


@dataclass(slots=True)
class _Task:
    job: Job
    tries: int = 0


class Crew:
    """A number of workers that judge a list of jobs."""

    def __init__(self, jobs: Iterable[Job], tell: Callable[[Outcome], None], *, patience: float = PATIENCE) -> None:
        """`tell` is called with each outcome as it comes."""
        self._tasks = deque(map(_Task, jobs))
        self._tell = tell
        self._patience = patience

    async def work(self, workers: int) -> None:
        """Judge everything. Cancelled, it ends every worker at once."""
        shifts = [asyncio.ensure_future(self._shift()) for _ in range(min(workers, len(self._tasks)))]
        if not shifts:
            return
        try:
            done, _ = await asyncio.wait(shifts, return_when=asyncio.FIRST_EXCEPTION)
            for shift in done:
                shift.result()
        finally:
            # Once each: a second time would break off the end of the worker that the first has begun.
            for shift in shifts:
                shift.cancel()
            await asyncio.wait(shifts)

    async def _shift(self) -> None:
        """One worker after the other, until there is nothing left to do."""
        while self._tasks:
            starting = asyncio.ensure_future(_Worker.start())
            try:
                worker = await asyncio.shield(starting)
            except asyncio.CancelledError:
                await (await starting).end()
                raise
            try:
                await self._keep_busy(worker)
            finally:
                await worker.end()

    async def _keep_busy(self, worker: _Worker) -> None:
        """Give jobs and take answers until the worker has had enough, is gone, or nothing is left."""
        at_work: deque[_Task] = deque()
        given = 0
        while True:
            while self._tasks and len(at_work) < AHEAD and given < _LASTING:
                at_work.append(self._tasks.popleft())
                worker.give(at_work[-1].job)
                given += 1
            if not at_work:
                return
            if len(at_work) < AHEAD:
                worker.give(None)
            outcome = await worker.answer(at_work[0].job, self._patience)
            if outcome is None:
                self._give_back(at_work)
                return
            at_work.popleft()
            self._tell(outcome)

    def _give_back(self, at_work: deque[_Task]) -> None:
        """Take back what a worker had that is gone. It may have died of the first: that is tried once more only."""
        first = at_work.popleft()
        self._tasks.extendleft(reversed(at_work))
        first.tries += 1
        if first.tries < _TRIES:
            self._tasks.append(first)
        else:
            self._tell(Outcome(first.job, None, _GONE))


_GONE = (
    "The process that judged it has ended or hung, twice. Is there enough memory and disk? The next run tries it again."
)


class _Worker:
    """A worker process, seen from here."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls) -> _Worker:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "checks.harness.grading.worker",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=ROOT,
            # What a worker leaves that is killed goes with everything else that is temporary here.
            env={**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), tempfile.gettempdir())},
            limit=_ANSWER_BYTES,
            start_new_session=True,  # Ctrl-C is for the parent, which then ends its workers
        )
        return cls(process)

    def give(self, job: Job | None) -> None:
        """Give it a job, or tell it that there is none for now."""
        assert self._process.stdin is not None
        with contextlib.suppress(ConnectionError):  # it has ended; its answer says so
            self._process.stdin.write(job.as_line() if job is not None else b"\n")

    async def answer(self, job: Job, patience: float) -> Outcome | None:
        """Its next answer; `None` when there will be none."""
        assert self._process.stdout is not None
        try:
            line = await asyncio.wait_for(self._process.stdout.readline(), patience)
            return _outcome(job, json.loads(line)) if line.endswith(b"\n") else None
        except (asyncio.TimeoutError, ValueError):
            return None

    async def end(self) -> None:
        """End it, wherever it is."""
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        try:
            await asyncio.wait_for(self._process.communicate(), _FAREWELL)  # until its pipes are closed as well
        except asyncio.TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.communicate()


_FAREWELL: Final = 10.0
"""Seconds that a worker has to clean up after itself."""


def _outcome(job: Job, answer: dict[str, Any]) -> Outcome:
    if "result" not in answer:
        return Outcome(job, None, str(answer.get("fault")))
    return Outcome(job, Result.from_json(json.dumps(answer["result"])))
