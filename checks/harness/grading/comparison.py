"""Two gradings of one class, side by side: whose points moved, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from checks.harness.grading.record import Record, RecordedGrade
from checks.harness.report.model import total

_CAUSES = {
    "work": "other work was handed in",
    "checks": "the checks have changed",
    "kit": "the kit or what it stands on has changed",
    "settings": "the settings have changed",
}
_CRITERIA_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Move:
    """A grade that is not what it was."""

    student: str
    """The shown name."""
    lab: str
    before: RecordedGrade | None
    """`None` for somebody, or a lab, that was not there."""
    now: RecordedGrade | None

    def __str__(self) -> str:
        """`ada, lab01: 12 -> 20 points; other work was handed in; 4.test_floats failed -> passed`"""
        return "; ".join([f"{self.student}, {self.lab}: {self._points()}", *self.causes(), *self.criteria()])

    def _points(self) -> str:
        before, now = self.before, self.now
        said = f"{_shown(before)} -> {_shown(now)}"
        if before is None or now is None or before.state != now.state or before.points is None or now.points is None:
            return said
        sign = "+" if now.points > before.points else "-"
        return f"{said} points ({sign}{total([abs(now.points - before.points)])})"

    def causes(self) -> list[str]:
        """Why, as far as it can be told."""
        if self.before is None or self.now is None or self.before.state != self.now.state:
            return []
        before, now = self.before, self.now
        found = [text for name, text in _CAUSES.items() if before.digests[name] != now.digests[name]]
        if before.late != now.late:
            found.append("it is late now" if now.late else "it is not late any more")
        elif before.keeps != now.keeps:
            found.append("lateness costs something else now")
        return found or ["nothing that it was made from has changed: look at both results"]

    def criteria(self) -> list[str]:
        """The criteria that came out otherwise."""
        if self.before is None or self.now is None or not (self.before.criteria and self.now.criteria):
            return []
        before, now = self.before.criteria, self.now.criteria
        moved = [
            f"{name} {before.get(name, 'not there')} -> {now.get(name, 'left out')}"
            for name in dict.fromkeys(chain(before, now))
            if before.get(name) != now.get(name)
        ]
        more = [f"{len(moved) - _CRITERIA_SHOWN} more"] if len(moved) > _CRITERIA_SHOWN else []
        return moved[:_CRITERIA_SHOWN] + more


def moves(before: Record, now: Record) -> Iterator[Move]:
    """Every grade that differs in points or state, students as the new grading orders them, those who left last."""
    for student in dict.fromkeys(chain(now, before)):
        old = before[student].grades if student in before else {}
        new = now[student].grades if student in now else {}
        name = (now if student in now else before)[student].name
        for lab in dict.fromkeys(chain(new, old)):
            one, other = old.get(lab), new.get(lab)
            if one is None or other is None or (one.points, one.state) != (other.points, other.state):
                yield Move(name, lab.partition("_")[0], one, other)


def _shown(grade: RecordedGrade | None) -> str:
    if grade is None:
        return "not there"
    if grade.state != "graded":
        return grade.state
    return f"{grade.points:g}" if grade.points is not None else "open"
