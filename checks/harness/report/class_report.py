"""A class's results as one HTML page for the instructor: who needs a look, how it went, what was missed and why.

It is for a thousand students and forty criteria a lab: maps that large are folded up, a cell of theirs is a letter, and
of what is missed only the commonest is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from markupsafe import Markup

from checks.harness.report.charts import BarChart, drawn
from checks.harness.report.concerns import concerns
from checks.harness.report.gradebook import CriterionKey, Grade, Gradebook, GradedLab, Student
from checks.harness.report.legible import Legible
from checks.harness.report.misses import Cause, Requirement, most_missed, requirements
from checks.harness.report.model import Points, Status
from checks.harness.report.page import page
from checks.harness.report.spread import Spread
from checks.harness.report.terminal import WORDS

LETTERS: Final[dict[Status, str]] = {status: word[0] for status, word in WORDS.items()}
"""The states in the map: P, F, T and E."""

_LEGIBLE: Final = Legible("utf-8")
_NAME: Final = 48
_TEXT: Final = 400
_VALUE: Final = 120
_MISSED: Final = 10
_CAUSES: Final = 8
_SLOWEST: Final = 5
_OPEN_MAP: Final = 4000
"""Columns of a name, a sentence, a value; requirements, causes and slow runs that are told; cells of an open map."""


@dataclass(frozen=True, slots=True)
class Told:
    """One cause of a missed requirement, fit to be shown."""

    word: str
    message: str
    values: tuple[tuple[str, str], ...]
    students: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missed:
    """A requirement that is missed often, and why."""

    requirement: Requirement
    causes: tuple[Told, ...]
    further: tuple[str, ...]
    """Who misses it for rarer causes than those that are told; somebody may do so for several."""


@dataclass(frozen=True, slots=True)
class MapRow:
    """One student's row of a map."""

    student: str
    points: str
    note: str
    """`late, counts 80 %`; where there are no letters, why."""
    letters: str
    """A letter for each requirement, `-` where the work was not held against it; empty without a result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabPart:
    """What the page tells of one lab."""

    title: str
    states: Mapping[str, int]
    spread: Spread
    requirements: Sequence[Requirement]
    missed: Sequence[Missed]
    rows: Sequence[MapRow]

    @property
    def open(self) -> bool:
        """Whether the map is small enough to stand open."""
        return len(self.rows) * len(self.requirements) <= _OPEN_MAP


@dataclass(frozen=True, slots=True)
class Histogram:
    """A spread's picture, where it could be drawn, and its values."""

    title: str
    tenths: Sequence[tuple[str, int]]
    picture: Markup | None


def class_report(gradebook: Gradebook) -> str:
    """The page, which stands alone. It shows all detail, hidden requirements too: it is not for students."""
    names = {row.student.id: _name(row.student) for row in gradebook.rows}
    labs = [_lab(gradebook, lab, names) for lab in gradebook.labs]
    known = Spread(gradebook.max_points, [row.points for row in gradebook.rows if row.complete])
    return page(
        "class_report.html",
        gradebook=gradebook,
        title=_LEGIBLE.line(gradebook.title, _TEXT),
        notes=[_LEGIBLE.line(note, _TEXT) for note in gradebook.notes],
        concerns=[
            (names[each.student.id], _LEGIBLE.line(each.lab.title, _NAME), each.what, _LEGIBLE.line(each.why, _TEXT))
            for each in concerns(gradebook)
        ],
        labs=labs,
        total=known,
        histograms=_histograms(labs, known),
        names=names,
        runs=_runs(gradebook, names),
        words=WORDS,
        shown=_shown,
        duration=duration,
    )


def duration(seconds: float) -> str:
    """`0.41 s`, `12 min 3 s`, `2 h 5 min`."""
    if seconds < 60:
        return f"{seconds:.3g} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def _shown(number: float) -> str:
    """To the hundredth, without zeros that say nothing."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _name(student: Student) -> str:
    if student.name and student.name != student.id:
        return f"{_LEGIBLE.line(student.name, _NAME)} ({_LEGIBLE.line(student.id, _NAME)})"
    return _LEGIBLE.line(student.id, _NAME)


def _histograms(labs: Sequence[LabPart], known: Spread) -> list[Histogram]:
    spreads = [(lab.title, lab.spread) for lab in labs]
    if len(labs) > 1:
        spreads.append(("All labs together", known))
    charts = [BarChart(title, _alternative(title, spread), spread.tenths) for title, spread in spreads if spread.tenths]
    pictures: Sequence[Markup | None] = drawn(charts) or [None] * len(charts)
    return [Histogram(chart.title, chart.bars, picture) for chart, picture in zip(charts, pictures, strict=True)]


def _alternative(title: str, spread: Spread) -> str:
    counts = ", ".join(f"{label}: {count}" for label, count in spread.tenths if count)
    return f"{title}: students by their part of the points. {counts or 'No points are known.'}"


# A lab ----------------------------------------------------------------------------------------------------------------


def _lab(gradebook: Gradebook, lab: GradedLab, names: Mapping[str, str]) -> LabPart:
    grades = list(gradebook.grades(lab.name))
    found = requirements(grades)
    known = [grade.points for _, grade in grades if grade.points is not None]
    return LabPart(
        title=_LEGIBLE.line(lab.title, _NAME),
        states=Counter(grade.state for _, grade in grades),
        spread=Spread(lab.max_points, known),
        requirements=list(found.values()),
        missed=[_missed(each, names) for each in most_missed(found.values(), _MISSED)],
        rows=[_map_row(names[student.id], grade, found) for student, grade in grades],
    )


def _missed(requirement: Requirement, names: Mapping[str, str]) -> Missed:
    causes = requirement.commonest
    further = dict.fromkeys(names[student.id] for cause in causes[_CAUSES:] for student in cause.students)
    told = tuple(_told(cause, names) for cause in causes[:_CAUSES])
    return Missed(requirement, told, tuple(further))


def _told(cause: Cause, names: Mapping[str, str]) -> Told:
    example = cause.example
    expected, got = example.expected or "", example.got or ""
    if expected and got:
        expected, got = _LEGIBLE.pair(expected, got, _VALUE)
    values = (("expected", _LEGIBLE.line(expected, _VALUE)), ("got", _LEGIBLE.line(got, _VALUE)))
    return Told(
        word=WORDS[example.status],
        message=_LEGIBLE.line(example.message.strip(), _TEXT),
        values=tuple((word, text) for word, text in values if text),
        students=tuple(names[student.id] for student in cause.students),
    )


def _map_row(name: str, grade: Grade, found: Mapping[CriterionKey, Requirement]) -> MapRow:
    points = _points(grade.points)
    if grade.result is None:
        return MapRow(name, points, _LEGIBLE.line(": ".join(filter(None, (grade.state, grade.remark))), _VALUE), "")
    verdicts = {(line.number, each.id): each.status for line in grade.result.checklist for each in line.criteria}
    letters = "".join(LETTERS[verdicts[key]] if key in verdicts else "-" for key in found)
    return MapRow(name, points, ", ".join(_handed_in(grade)), letters)


def _points(points: Points | None) -> str:
    return "open" if points is None else str(points)


def _handed_in(grade: Grade) -> Iterator[str]:
    if grade.late:
        yield "late"
    if grade.keeps < 100:
        yield f"counts {grade.keeps} %"
    if grade.attempts > 1:
        yield f"attempt {grade.attempt} of {grade.attempts}"


# Time and isolation ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Runs:
    """How long the labs' checks took, and what held the students' code."""

    tiers: Mapping[str, int]
    """How many runs each tier held."""
    reused: int
    median: float
    slowest: Sequence[tuple[float, str, str]]
    """Seconds, student, lab."""


def _runs(gradebook: Gradebook, names: Mapping[str, str]) -> Runs:
    graded = [
        (grade.result, grade.reused, names[student.id], _LEGIBLE.line(lab.title, _NAME))
        for lab in gradebook.labs
        for student, grade in gradebook.grades(lab.name)
        if grade.result
    ]
    seconds = sorted(((result.seconds, name, title) for result, _, name, title in graded), reverse=True)
    return Runs(
        tiers=Counter(_LEGIBLE.line(result.isolation, _NAME) for result, *_ in graded),
        reused=sum(reused for _, reused, *_ in graded),
        median=median(each[0] for each in seconds) if seconds else 0,
        slowest=seconds[:_SLOWEST],
    )
