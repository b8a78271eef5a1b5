"""A process that judges one work after the other: `python -m checks.harness.grading.worker`.

It reads a job a line and writes an answer a line. The student process of the next job is started while the one before
is judged, so that it has warmed up when its turn comes; each is used once. When its input closes, the worker ends.
"""

from __future__ import annotations

import json
import os
import sys
from collections import deque
from pathlib import Path
from typing import Any, Final, TextIO

from checks.harness.stopping import Stopping, scratch

AHEAD: Final = 2
"""Jobs that a worker is given at a time: the one that it judges, and the one that it prepares."""


def main() -> None:
    """Judge until there is nothing more to judge."""
    stopping = Stopping()
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        with scratch(), stopping.allowed():
            _judge_all(answers)
    except KeyboardInterrupt:
        os._exit(1)
    os._exit(0)  # what is left is to be forgotten, and that takes time


def _judge_all(answers: TextIO) -> None:
    jobs: deque[_Prepared] = deque()
    try:
        while _prepare(jobs):
            answers.write(json.dumps(jobs[0].judge()) + "\n")
            answers.flush()
            jobs.popleft()
    finally:
        for job in jobs:
            job.drop()


def _prepare(jobs: deque[_Prepared]) -> bool:
    """Take in as many jobs as can be at hand; whether there is one."""
    while len(jobs) < AHEAD:
        line = sys.stdin.readline()
        if line.strip():
            jobs.append(_Prepared(json.loads(line)))
        elif not line or jobs:  # an empty line stands for a job that there is not
            break
    return bool(jobs)


class _Prepared:
    """A job whose student process is on its way."""

    def __init__(self, job: dict[str, Any]) -> None:
        from checks.harness.student.bubblewrap import walls_of  # noqa: PLC0415
        from checks.harness.student.process import StartFailed, StudentProcess  # noqa: PLC0415

        self._job = job
        self._folder = Path(job["folder"])
        self._trouble = ""
        try:
            self._process = StudentProcess(walls=walls_of(job["isolation"], self._folder))
        except (StartFailed, OSError) as error:
            self._trouble = str(error)

    def judge(self) -> dict[str, Any]:
        """The answer: the result, or why there is none."""
        if self._trouble:
            return {"fault": self._trouble}
        try:
            return {"result": self._result()}
        except Exception as error:  # noqa: BLE001 - said where somebody can read it; the next job is another matter
            return {"fault": str(error) or type(error).__name__}
        finally:
            self.drop()

    def _result(self) -> dict[str, Any]:
        from checks.harness.labs import Lab  # noqa: PLC0415
        from checks.harness.run import run_checks  # noqa: PLC0415

        run = run_checks(
            Lab(self._job["lab"], Path(self._job["root"])),
            self._folder,
            seed=self._job["seed"],
            process=self._process,
            isolation=self._job["isolation"],
            last=[(number, name) for number, name in self._job["last"]],
        )
        return run.result().as_data()

    def drop(self) -> None:
        """End the student process, wherever it is."""
        if not self._trouble:
            self._process.remove()


if __name__ == "__main__":
    main()
