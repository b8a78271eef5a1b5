"""One run of one lab's checks over one submission: what is shared by its criteria, and the result that grows."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace

from checks.harness import VERSION
from checks.harness.checklist import ChecklistLine
from checks.harness.cloud.cloud import Cloud
from checks.harness.cloud.trace import Trace
from checks.harness.labs import Lab
from checks.harness.report.gradebook import CriterionKey
from checks.harness.report.model import Cost, Criterion, Line, Result, SentRequest, split
from checks.harness.student.bubblewrap import Isolation
from checks.harness.student.student import Student
from checks.harness.student.submission import Submission
from checks.harness.verdict import Verdict

_REQUESTS_KEPT = 100


class BadChecks(Exception):
    """The check files contradict themselves; the message says where."""


@dataclass(frozen=True, slots=True)
class CriterionCheck:
    """A criterion as it was collected, before it is judged."""

    group: str
    """The check's class, such as `TestCreateTable`."""
    id: str
    text: str
    line: ChecklistLine
    needs_request: bool = True
    """Whether only code that asks AWS for something can meet it."""

    @property
    def full_name(self) -> str:
        """`TestCreateTable.test_key`: how attempts name it."""
        return f"{self.group}.{self.id}"

    @property
    def key(self) -> CriterionKey:
        """What it is called in results."""
        return self.line.number, self.id


@dataclass(slots=True)
class LabRun:
    """The student and the cloud of one run, and what its criteria came to."""

    lab: Lab
    submission: Submission
    student: Student
    cloud: Cloud
    seed: int
    isolation: Isolation = "process"
    notes: list[str] = field(default_factory=list)
    checks: list[CriterionCheck] = field(default_factory=list)
    judged: dict[str, Criterion] = field(default_factory=dict)
    """By full name. Points are set when the run is over and every line's criteria are known."""
    started: float = field(default_factory=time.monotonic)

    def add(self, check: CriterionCheck) -> None:
        """Take a criterion in. Raises BadChecks where it is there already, or its line is another's."""
        for other in self.checks:
            if other.full_name == check.full_name:
                raise BadChecks(f"There are two criteria {check.full_name}. Give one of them another name.")
            if other.line.number == check.line.number and other.line != check.line:
                both = f"{other.group} and {check.group} are both @todo({check.line.number}, …)"
                raise BadChecks(f"{both}, but differ in points or text.")
        self.checks.append(check)

    def begin(self, check: CriterionCheck) -> None:
        """Prepare student and cloud for a criterion. Raises NotLoaded when the script cannot be imported."""
        self.student.begin()
        # After the import, so that whatever the script sends while it is imported belongs to no criterion.
        self.cloud.begin(self.seed, check.full_name)

    def record(self, check: CriterionCheck, verdict: Verdict) -> Criterion:
        """Keep the verdict on a criterion, with the call that was judged and what it sent."""
        calls = self.student.calls
        if verdict.status == "passed" and check.needs_request and self.student.requests == 0:
            verdict = _ASKED_NOTHING
        function = calls[0].function if calls else None
        where = verdict.where
        if verdict.status == "not started":
            where = self.student.line_of(_todo_function(verdict.message)) or where
        elif where is None and verdict.status == "failed" and function is not None:
            where = self.student.line_of(function)
        trace = self.cloud.trace if calls else Trace()
        criterion = self.judged[check.full_name] = Criterion(
            id=check.id,
            function=function,
            text=check.text,
            status=verdict.status,
            max_points=0,
            message=verdict.message,
            where=where,
            output=self.student.output,
            requests=_sent(trace),
            cost=Cost(len(trace), trace.read_units, trace.write_units),
            call=calls[-1].text if calls else None,
            expected=verdict.expected,
            got=verdict.got,
            advice=verdict.advice,
            todo=verdict.todo,
        )
        return criterion

    def result(self) -> Result:
        """The result, complete: a criterion that was collected and not judged is an error."""
        lines: dict[int, ChecklistLine] = {check.line.number: check.line for check in self.checks}
        return Result(
            lab=self.lab.name,
            submission=self.submission.name,
            seed=self.seed,
            isolation=self.isolation,
            seconds=round(time.monotonic() - self.started, 3),
            digests=self._digests(),
            checklist=tuple(self._line(lines[number]) for number in sorted(lines)),
            notes=tuple(self.notes),
        )

    def places(self) -> list[tuple[int, int]]:
        """Where in the result those criteria stand that were judged here: (line's number, place in it)."""
        lines: dict[int, list[CriterionCheck]] = {}
        for check in self.checks:
            lines.setdefault(check.line.number, []).append(check)
        return [
            (number, place)
            for number, checks in sorted(lines.items())
            for place, check in enumerate(checks)
            if check.full_name in self.judged
        ]

    def _line(self, line: ChecklistLine) -> Line:
        checks = [check for check in self.checks if check.line.number == line.number]
        shares = split(line.points, len(checks))
        return Line(
            line.number,
            line.text,
            tuple(self._criterion(check, share) for check, share in zip(checks, shares, strict=True)),
        )

    def _criterion(self, check: CriterionCheck, points: float) -> Criterion:
        judged = self.judged.get(check.full_name)
        if judged is None:
            message = "This criterion was not run to its end."
            return Criterion(
                id=check.id, function=None, text=check.text, status="error", max_points=points, message=message
            )
        return replace(judged, max_points=points)

    def _digests(self) -> dict[str, str]:
        return {"checks": self.lab.digest(), "submission": self.submission.digest(), "kit": VERSION}


_ASKED_NOTHING = Verdict(
    "failed", "nothing was asked of AWS meanwhile: code that does nothing at all would have come out the same"
)


def _todo_function(message: str) -> str:
    """The function's name in "TODO 3: insert_item"."""
    return message.rpartition(":")[2].strip()


def _sent(trace: Trace) -> tuple[SentRequest, ...]:
    """The first requests of a trace, with times that count from the first one."""
    begin = trace[0].at if trace else 0.0
    return tuple(
        SentRequest(entry.operation, round(entry.at - begin, 3), entry.answer) for entry in trace[:_REQUESTS_KEPT]
    )
