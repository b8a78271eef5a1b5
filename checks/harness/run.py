"""Running a lab's checks from Python: pytest in this process, silent, with a result at the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from checks.harness.cloud.backend import EndpointBackend, NoEmulator
from checks.harness.lab_run import LabRun
from checks.harness.labs import Lab
from checks.harness.report.gradebook import CriterionKey
from checks.harness.student.bubblewrap import Isolation
from checks.harness.student.budget import Budget
from checks.harness.student.process import StudentProcess

__all__ = ["KitError", "NoEmulator", "run_checks"]


class KitError(Exception):
    """The kit could not do its work: nothing is known of the student's code."""


# Parts of pytest that a run has no use for; each costs time at the start.
_UNUSED = (
    "cacheprovider", "debugging", "doctest", "faulthandler", "junitxml", "logging", "nose", "pastebin", "recwarn",
    "stepwise", "terminal", "threadexception", "unittest", "unraisableexception", "warnings",
)  # fmt: skip


def run_checks(
    lab: Lab,
    submission: Path,
    *,
    seed: int | None = None,
    endpoint_url: str | None = None,
    budget: Budget | None = None,
    process: StudentProcess | None = None,
    only: str | None = None,
    stop_early: bool = False,
    claim: Callable[[int], bool] | None = None,
    await_start: Callable[[], None] | None = None,
    isolation: Isolation = "process",
    last: Collection[CriterionKey] = (),
) -> LabRun:
    """Run the checks of a lab over a submission.

    `process` is a student process that was started beforehand; `only` is a pytest `-k` expression; with `stop_early`
    the run ends at the first criterion that is not met; `claim`, `await_start`, `isolation`, `last` are the `Host`'s.
    Raises KitError when the checks cannot be run, NoSubmission when there is nothing to check, NoBubblewrap when that
    tier is asked for and cannot be had, NoEmulator when nothing answers at `endpoint_url`, KeyboardInterrupt.
    """
    import pytest  # noqa: PLC0415 - slow to import; the student process starts meanwhile

    from checks.harness.plugin import HOST, Host  # noqa: PLC0415
    from checks.harness.student.submission import find  # noqa: PLC0415

    find(submission, lab.name, lab.script)
    if endpoint_url is not None:
        EndpointBackend(endpoint_url).reach()
    host = Host(process=process, budget=budget, claim=claim, await_start=await_start, isolation=isolation, last=last)
    arguments = [
        str(lab.checks),
        f"--rootdir={lab.root}",
        f"--submission={submission.resolve()}",
        "-o", "addopts=", "-o", "testpaths=", "-o", "filterwarnings=", "-s",
        *(f"-pno:{name}" for name in _UNUSED),
    ]  # fmt: skip
    if seed is not None:
        arguments.append(f"--seed={seed}")
    if endpoint_url is not None:
        arguments.append(f"--endpoint-url={endpoint_url}")
    if only is not None:
        arguments += ["-k", only]
    if stop_early:
        arguments.append("--exitfirst")
    with _nothing_from_outside(), _named(host, HOST) as plugin:
        status = pytest.main(arguments, plugins=[plugin])
    if status == pytest.ExitCode.INTERRUPTED and not host.trouble:
        raise KeyboardInterrupt
    if host.trouble or len(host.runs) != 1 or not host.runs[0].checks:
        raise KitError("\n".join(host.trouble) or f"{lab.name} has no checks to run (pytest: {status!r}).")
    return host.runs[0]


@contextmanager
def _named(host: object, name: str) -> Iterator[object]:
    """A plugin that registers the host under its name before any conftest asks for it."""

    class Registrar:
        def pytest_addoption(self, pluginmanager: object) -> None:
            pluginmanager.register(host, name)  # type: ignore[attr-defined]

    yield Registrar()


@contextmanager
def _nothing_from_outside() -> Iterator[None]:
    """Keep a person's own pytest settings and plugins out of the run, and bytecode out of the checks' folders."""
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("PYTEST_")}
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    path = sys.path[:]
    try:
        yield
    finally:
        sys.path[:] = path
        del os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"]
        os.environ.update(kept)
