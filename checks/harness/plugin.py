"""The pytest plugin that turns check files into criteria. `checks/conftest.py` hands it to pytest.

It collects classes marked with `@todo`, gives their methods `student` and `cloud`, and records a verdict for each.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

import pytest

from checks.harness.check_assert import Comparison
from checks.harness.checklist import ChecklistLine, line_of, needs_request, needs_simulation, requirement
from checks.harness.cloud.backend import Backend, EndpointBackend
from checks.harness.cloud.cloud import Cloud
from checks.harness.lab_run import BadChecks, CriterionCheck, LabRun
from checks.harness.labs import Lab
from checks.harness.report.gradebook import CriterionKey
from checks.harness.report.model import Criterion
from checks.harness.student.bubblewrap import Isolation, walls_of
from checks.harness.student.budget import Budget
from checks.harness.student.process import StudentProcess
from checks.harness.student.student import Student
from checks.harness.student.submission import NoSubmission, find
from checks.harness.verdict import judge

HOST = "dynamodb-labs-host"


class Host:
    """What `python -m checks` gives to a run, and takes from it. Plain pytest has none."""

    def __init__(
        self,
        *,
        process: StudentProcess | None = None,
        budget: Budget | None = None,
        claim: Callable[[int], bool] | None = None,
        await_start: Callable[[], None] | None = None,
        isolation: Isolation = "process",
        last: Collection[CriterionKey] = (),
    ) -> None:
        """`process` is a student process that is warming up already, of the tier `isolation`.

        `claim` is for several runs side by side that share the criteria: it takes the number of one, and says whether
        this run judges it. `await_start` is called when everything is ready, and returns when the script is to be
        looked at. The criteria that are judged `last` are those of which a student must not learn anything: what a
        script remembers of them comes too late for what it prints in the others.
        """
        self.process = process
        self.budget = budget
        self.claim = claim
        self.await_start = await_start
        self.isolation: Isolation = isolation
        self.last = frozenset(last)
        self.runs: list[LabRun] = []
        self.trouble: list[str] = []
        """Why the checks could not be run: of several reasons the first is the cause."""

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            errors = [line[1:].strip() for line in str(report.longrepr).splitlines() if line.startswith("E ")]
            self.trouble.append("\n".join([f"{report.nodeid} cannot be imported.", *errors]))

    def pytest_internalerror(self, excrepr: object) -> bool:
        self.trouble.append(str(excrepr))
        return True  # said once, in our words


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of a run, for `python -m checks` and for plain pytest."""
    group = parser.getgroup("labs", "DynamoDB labs")
    group.addoption(
        "--submission",
        metavar="DIR",
        help="the folder with the lab's script, or with a folder a lab (default: labs/)",
    )
    group.addoption("--seed", type=int, metavar="N", help="repeat a run: the same names and values are drawn again")
    group.addoption(
        "--endpoint-url", metavar="URL", help="hold the checks against an emulator there instead of the simulated cloud"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Set up the runs of this pytest session."""
    if not config.pluginmanager.has_plugin("dynamodb-labs-runs"):
        config.pluginmanager.register(LabRuns(config), "dynamodb-labs-runs")


class LabRuns:
    """The hooks that need to know the session: one `LabRun` for each lab that is collected."""

    def __init__(self, config: pytest.Config) -> None:
        host = config.pluginmanager.get_plugin(HOST)
        self._host: Host = host if isinstance(host, Host) else Host()
        self._submission = config.getoption("--submission")
        self._endpoint: str | None = config.getoption("--endpoint-url")
        seed = config.getoption("--seed")
        self._seed: int = random.SystemRandom().randrange(10**6) if seed is None else seed
        self._invocation = Path(str(config.invocation_params.dir))
        self._runs: dict[Path, LabRun] = {}
        self._checks: dict[str, CriterionCheck] = {}
        self._comparison: Comparison | None = None

    # Collecting --------------------------------------------------------------------------------------------------

    def pytest_collection_modifyitems(self, items: list[pytest.Item], config: pytest.Config) -> None:
        """Make a criterion of each method; leave out those that an emulator cannot be asked for."""
        # pytest would write a long traceback for each criterion that is not met, only for us to take its place.
        config.option.tbstyle = "native"
        try:
            self._make_criteria(items, config)
        except BadChecks as error:
            self._host.trouble.append(str(error))
            raise pytest.UsageError(str(error)) from error

    def _make_criteria(self, items: list[pytest.Item], config: pytest.Config) -> None:
        left_out = [item for item in items if self._endpoint and needs_simulation(_function(item))]
        for item in items:
            if item in left_out:
                self._run_of(item).notes.append(f"Left out, since it needs the simulated cloud: {item.name}")
                continue
            check = _criterion(item)
            self._checks[item.nodeid] = check
            self._run_of(item).add(check)
        if left_out:
            config.hook.pytest_deselected(items=left_out)
            items[:] = [item for item in items if item not in left_out]
        items.sort(key=lambda item: self._checks[item.nodeid].key in self._host.last)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """Wait with the first criterion, where the run was prepared before there was anything to check."""
        if self._host.await_start is not None:
            self._host.await_start()
            for run in self._runs.values():
                run.started = time.monotonic()
        if self._host.claim is None:
            return None
        self._run_claimed(session, self._host.claim)
        return True

    @staticmethod
    def _run_claimed(session: pytest.Session, claim: Callable[[int], bool]) -> None:
        """pytest's own loop over those items that are ours: each has to know which one is the next."""
        claimed = (item for number, item in enumerate(session.items) if claim(number))
        item = next(claimed, None)
        while item is not None:
            following = next(claimed, None)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            item = following

    def _run_of(self, item: pytest.Item) -> LabRun:
        folder = item.path.parent
        if folder not in self._runs:
            run = self._new_run(Lab(folder.name, folder.parent.parent))
            self._runs[folder] = run
            self._host.runs.append(run)
        return self._runs[folder]

    def _new_run(self, lab: Lab) -> LabRun:
        place = self._invocation / self._submission if self._submission else lab.root / "labs"
        try:
            submission = find(place, lab.name, lab.script)
        except NoSubmission as error:
            raise pytest.UsageError(str(error)) from error
        backend: Backend | None = EndpointBackend(self._endpoint) if self._endpoint else None
        cloud = Cloud(backend)
        if backend is None:
            cloud.warm_up()  # the student process is starting meanwhile
        process, self._host.process = self._host.process, None
        isolation = self._host.isolation
        student = Student(
            submission,
            cloud.boundary,
            budget=self._host.budget,
            real_time=backend is not None,
            process=process,
            walls=walls_of(isolation, submission.folder),
        )
        return LabRun(lab, submission, student, cloud, self._seed, isolation)

    # Judging -----------------------------------------------------------------------------------------------------

    @pytest.fixture
    def run(self, request: pytest.FixtureRequest) -> LabRun:
        """The run that this criterion belongs to, prepared for it."""
        run = self._run_of(request.node)
        run.begin(self._checks[request.node.nodeid])
        return run

    @pytest.fixture
    def cloud(self, run: LabRun) -> Cloud:
        """The simulated AWS, empty."""
        return run.cloud

    @pytest.fixture
    def student(self, run: LabRun) -> Student:
        """The student's script."""
        return run.student

    def pytest_assertrepr_compare(self, op: str, left: Any, right: Any) -> None:
        """Remember the two sides of a comparison that came out false in an assert: pytest calls this for no other."""
        self._comparison = Comparison(op, left, right)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self) -> Iterator[None]:
        self._comparison = None
        yield

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
        """Judge the criterion, and put our words in the place of pytest's."""
        outcome: Any = yield
        report: pytest.TestReport = outcome.get_result()
        if call.when == "teardown" and call.excinfo is None:
            return
        if call.when == "setup" and call.excinfo is None:
            return
        error = call.excinfo.value if call.excinfo else None
        if isinstance(error, (KeyboardInterrupt, pytest.exit.Exception)):
            return
        run, check = self._run_of(item), self._checks[item.nodeid]
        criterion = run.record(check, judge(error, run.lab.checks, self._comparison))
        report.user_properties.append(("status", criterion.status))
        if criterion.status != "passed":
            report.outcome = "failed"
            report.longrepr = _words(check.line, criterion)

    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        """`not started` and `error` stand apart from `failed` in pytest's own summary, too."""
        status = dict(report.user_properties).get("status") if report.when in ("setup", "call") else None
        words = {"not started": ("not started", "T", "TODO"), "error": ("error", "E", "ERROR")}
        if status == "failed":
            return "failed", "F", "FAIL"
        return words.get(str(status))

    def pytest_report_header(self) -> str:
        """How to repeat the run, for people who call pytest themselves."""
        return f"labs: repeat this run with --seed {self._seed}"

    def pytest_sessionfinish(self) -> None:
        """End every student process."""
        for run in self._runs.values():
            run.student.close()


def _criterion(item: pytest.Item) -> CriterionCheck:
    checks = getattr(item, "cls", None)
    line = line_of(checks)
    if checks is None or line is None:
        raise BadChecks(f"{item.nodeid} does not belong to a class that is marked with @todo(…).")
    function = _function(item)
    return CriterionCheck(checks.__name__, item.name, requirement(function), line, needs_request(function))


def _function(item: pytest.Item) -> Any:
    return getattr(item, "function", None)


def _words(line: ChecklistLine, criterion: Criterion) -> str:
    """The text that plain pytest, and an editor's test panel, shows for a criterion that is not met."""
    labelled = {
        "at": criterion.where,
        "call": criterion.call,
        "expected": criterion.expected,
        "got": criterion.got,
        "advice": criterion.advice,
    }
    lines = [f"{line.number}. {line.text}", criterion.text, f"{criterion.status}: {criterion.message}".rstrip(": ")]
    return "\n".join(lines + [f"{label:9} {text}" for label, text in labelled.items() if text])
