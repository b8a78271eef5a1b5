"""What a run of a lab's checks found: the one thing that every report, file and gradebook is made from.

Only verdicts on criteria are put in; points, sums and the status of lines and of the whole follow from them here,
so that no two reports can differ and a result cannot claim more than its criteria hold.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from sys import intern
from typing import Any, Final, Literal, get_args

from checks.harness.files import write_whole
from checks.harness.report.shape import Members, parse

SCHEMA: Final = 1
"""The version of the result file that this module writes and reads."""

Status = Literal["passed", "failed", "not started", "error"]
"""`failed` is the student's code, `not started` its untouched TODO, `error` the kit's own fault."""

Points = int | float
"""A number of points, exact to the hundredth: an `int` where it is whole."""

DIGESTS: Final = ("checks", "submission", "kit")
"""The members of `Result.digests`."""

STATUSES: Final[tuple[Status, ...]] = get_args(Status)
_STATUS: Final[Mapping[str, Status]] = {status: status for status in STATUSES}
_PRECEDENCE: Final[tuple[Status, ...]] = ("error", "failed", "not started", "passed")


def overall(statuses: Iterable[Status]) -> Status:
    """The status of a whole from those of its parts: the gravest one.

    A whole without parts is an error, for nothing was judged.
    """
    found = set(statuses)
    return next((status for status in _PRECEDENCE if status in found), "error")


def total(points: Iterable[Points]) -> Points:
    """The sum, counted in hundredths so that no binary fraction shows (0.1 + 0.2 is 0.3)."""
    return _from_hundredths(sum(_hundredths(each) for each in points))


def split(points: Points, parts: int) -> tuple[Points, ...]:
    """Share points evenly over a number of parts, to the hundredth; the first parts get what is left over.

    Raises:
        ValueError: there are no parts to share them among.
    """
    if parts < 1:
        raise ValueError(f"points are split over 1 part or more, not over {parts}")
    share, left = divmod(_hundredths(points), parts)
    return tuple(_from_hundredths(share + (number < left)) for number in range(parts))


def _hundredths(points: Points) -> int:
    return round(points * 100)


def _from_hundredths(hundredths: int) -> Points:
    return hundredths // 100 if hundredths % 100 == 0 else hundredths / 100


def _is_points(value: Points) -> bool:
    return math.isfinite(value) and value >= 0 and _from_hundredths(_hundredths(value)) == value


@dataclass(frozen=True, slots=True)
class SentRequest:
    """One request that the student's code sent, retries of the SDK included."""

    operation: str
    at: float
    """Virtual seconds since the student process started."""
    answer: str
    """`ok`, or the error code that the service answered with."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What the requests of a criterion would be billed as: their number and the capacity units they consume.

    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
    """

    requests: int = 0
    read_units: float = 0
    write_units: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One requirement of a checklist line, and the verdict on it."""

    id: str
    """The name of the check's method, such as `test_key`."""
    function: str | None
    """The student's function that is graded: the first that the check called; None where it called none."""
    text: str
    """What is required, as the student reads it."""
    status: Status
    max_points: Points
    message: str = ""
    """Why it is not passed, in a sentence; empty where it is."""
    where: str | None = None
    """The student's own line, as `dynamodb_script.py:41`, where one is to blame."""
    output: str = ""
    """What the student's code printed, unchanged: whoever shows it makes it harmless first."""
    requests: tuple[SentRequest, ...] = ()
    cost: Cost = Cost()
    call: str | None = None
    """The call that was judged, as text: `create_table("Users-7f", region="eu-west-1")`."""
    expected: str | None = None
    """The value that was required, as text."""
    got: str | None = None
    """The value that was there instead, as text."""
    advice: str | None = None
    """One sentence that says what to look at next."""
    todo: int | None = None
    """The number of the TODO that is not started, as the script counts them."""

    def __post_init__(self) -> None:
        if self.status not in STATUSES:
            raise ValueError(f"{self.id}: the status is one of {', '.join(STATUSES)}, not {self.status!r}")
        if not _is_points(self.max_points):
            raise ValueError(f"{self.id}: max_points is 0 or more, in whole hundredths, not {self.max_points!r}")

    @property
    def points(self) -> Points:
        """All of its points where it passed, none otherwise."""
        return total([self.max_points]) if self.status == "passed" else 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the lab's validation checklist."""

    number: int
    text: str
    criteria: tuple[Criterion, ...]

    @property
    def status(self) -> Status:
        """The gravest status of its criteria; `error` where it has none."""
        return overall(criterion.status for criterion in self.criteria)

    @property
    def points(self) -> Points:
        return total(criterion.points for criterion in self.criteria)

    @property
    def max_points(self) -> Points:
        return total(criterion.max_points for criterion in self.criteria)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the checks of one lab found in one submission."""

    lab: str
    submission: str
    seed: int
    """Repeats the run: the same names, regions and values are drawn again."""
    isolation: str
    """The tier that held the student's code, as it was really applied: `process` or `bubblewrap`."""
    seconds: float
    """Real seconds that the checks took."""
    digests: Mapping[str, str]
    """What was judged by what: `checks` and `submission` (SHA-256) and `kit` (its version)."""
    checklist: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    """What the reader should know about the run as a whole, a sentence each."""

    def __post_init__(self) -> None:
        if set(self.digests) != set(DIGESTS):
            raise ValueError(
                f"digests are those of {', '.join(DIGESTS)}, not of {', '.join(self.digests) or 'nothing'}"
            )

    @property
    def status(self) -> Status:
        """The gravest status of its lines; `error` where it has none."""
        return overall(line.status for line in self.checklist)

    @property
    def points(self) -> Points:
        return total(line.points for line in self.checklist)

    @property
    def max_points(self) -> Points:
        return total(line.max_points for line in self.checklist)

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria of all lines, in the order of the checklist."""
        return tuple(criterion for line in self.checklist for criterion in line.criteria)

    def as_data(self) -> dict[str, Any]:
        """The result as the plain data of a result file (schema 1)."""
        return {
            "schema": SCHEMA,
            "lab": self.lab,
            "submission": self.submission,
            "status": self.status,
            "points": self.points,
            "max_points": self.max_points,
            "seed": self.seed,
            "isolation": self.isolation,
            "seconds": self.seconds,
            "digests": dict(self.digests),
            "notes": list(self.notes),
            "checklist": [_line_data(line) for line in self.checklist],
        }

    def to_json(self) -> str:
        """The result as the text of a result file: JSON in ASCII, whatever the student's code printed.

        Raises:
            ValueError: a number in it is not finite.
        """
        return json.dumps(self.as_data(), indent=1, allow_nan=False) + "\n"

    @classmethod
    def from_json(cls, text: str | bytes) -> Result:
        """Read the text of a result file.

        Raises:
            ValueError: it is no JSON, of another schema, of the wrong shape, or claims points or a status
                that do not follow from its criteria; the message says where.
        """
        return _result_of(Members(parse(text)))

    def write(self, path: Path) -> None:
        """Write the result file, all of it or nothing: a reader never sees half a result.

        A pipe or a device, such as `/dev/stdout`, is written to as it is.

        Raises:
            OSError: the folder is missing or cannot be written to.
        """
        if path.exists() and not path.is_file():
            path.write_text(self.to_json(), encoding="ascii")
            return
        write_whole(path, self.to_json().encode("ascii"))


def _line_data(line: Line) -> dict[str, Any]:
    return {
        "number": line.number,
        "text": line.text,
        "status": line.status,
        "points": line.points,
        "max_points": line.max_points,
        "criteria": [_criterion_data(criterion) for criterion in line.criteria],
    }


def _criterion_data(criterion: Criterion) -> dict[str, Any]:
    """All members of schema 1; those that it makes optional only where they say something."""
    optional = {
        "call": criterion.call,
        "expected": criterion.expected,
        "got": criterion.got,
        "advice": criterion.advice,
        "todo": criterion.todo,
    }
    return {
        "id": criterion.id,
        "function": criterion.function,
        "text": criterion.text,
        "status": criterion.status,
        "points": criterion.points,
        "max_points": total([criterion.max_points]),
        "message": criterion.message,
        "where": criterion.where,
        "output": criterion.output,
        "requests": _requests_data(criterion.requests),
        "cost": {
            "requests": criterion.cost.requests,
            "read_units": criterion.cost.read_units,
            "write_units": criterion.cost.write_units,
        },
        **{name: value for name, value in optional.items() if value is not None},
    }


def _requests_data(requests: Sequence[SentRequest]) -> list[dict[str, Any]]:
    return [{"operation": each.operation, "at": each.at, "answer": each.answer} for each in requests]


def _result_of(data: Members) -> Result:
    schema = data.whole("schema")
    if schema != SCHEMA:
        raise ValueError(f"this result file is of schema {schema}; this version of the kit reads schema {SCHEMA}")
    digests = data.member("digests")
    result = Result(
        lab=data.text("lab"),
        submission=data.text("submission"),
        seed=data.whole("seed"),
        isolation=data.text("isolation"),
        seconds=data.number("seconds"),
        digests={name: digests.text(name) for name in DIGESTS},
        checklist=tuple(_line_of(line) for line in data.objects("checklist")),
        notes=data.texts("notes"),
    )
    digests.close()
    _agree(data, result)
    data.close()
    return result


def _line_of(data: Members) -> Line:
    line = Line(
        number=data.whole("number"),
        text=data.text("text"),
        criteria=tuple(_criterion_of(criterion) for criterion in data.objects("criteria")),
    )
    _agree(data, line)
    data.close()
    return line


def _criterion_of(data: Members) -> Criterion:
    status, max_points = data.text("status"), data.number("max_points")
    if status not in STATUSES:
        raise ValueError(f"{data.path('status')} must be one of {', '.join(STATUSES)}, not {status!r}")
    if not _is_points(max_points):
        raise ValueError(f"{data.path('max_points')} must be in whole hundredths, not {max_points}")
    function = data.text_or_null("function")
    # What many results have in common is in the memory once: a gradebook holds a thousand of them.
    criterion = Criterion(
        id=intern(data.text("id")),
        function=None if function is None else intern(function),
        text=intern(data.text("text")),
        status=_STATUS[status],
        max_points=max_points,
        message=intern(data.text("message")),
        where=data.text_or_null("where"),
        output=data.text("output"),
        requests=tuple(_request_of(request) for request in data.objects("requests")),
        cost=_cost_of(data.member("cost")),
        call=data.optional_text("call"),
        expected=data.optional_text("expected"),
        got=data.optional_text("got"),
        advice=data.optional_text("advice"),
        todo=data.optional_whole("todo"),
    )
    _agree(data, criterion)
    data.close()
    return criterion


def _request_of(data: Members) -> SentRequest:
    request = SentRequest(intern(data.text("operation")), data.number("at"), intern(data.text("answer")))
    data.close()
    return request


def _cost_of(data: Members) -> Cost:
    cost = Cost(data.whole("requests"), data.number("read_units"), data.number("write_units"))
    data.close()
    return cost


def _agree(data: Members, read: Criterion | Line | Result) -> None:
    """Hold what the file says of points and status against what follows from its criteria."""
    stated = {"status": data.text("status"), "points": data.number("points"), "max_points": data.number("max_points")}
    for name, value in stated.items():
        if value != getattr(read, name):
            raise ValueError(f"{data.path(name)} is {value!r}, but from the criteria follows {getattr(read, name)!r}")
