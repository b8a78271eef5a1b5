"""What an instructor decides about criteria: a small TOML file.

```toml
[labs.lab01]
due = 2026-11-20T23:59:00                   # instead of --due; without an offset it is this machine's time
weight = 2                                  # all points of the lab count double
leave_out = ["3", "7.test_wait_denied"]     # a whole line, or one criterion of a line
hide = ["4.test_floats"]                    # counts, and the student is told nothing of it

[labs.lab01.weights]
"1.test_key" = 3                            # as much as three of its like
```
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from checks.harness.grading.outline import outline
from checks.harness.labs import Lab, NoSuchLab, find_lab
from checks.harness.report.gradebook import CriterionKey
from checks.harness.report.model import Criterion, Line, total
from checks.harness.toml_files import toml

_MEMBERS = ("due", "weight", "leave_out", "hide", "weights")


class BadSettings(Exception):
    """The file says something that cannot be done; the message says what and where."""


@dataclass(frozen=True, slots=True)
class LabSettings:
    """The decisions about one lab. A criterion is named `4.test_floats`, a whole line `4`."""

    weight: float = 1.0
    weights: Mapping[str, float] = field(default_factory=dict)
    leave_out: frozenset[str] = frozenset()
    hide: frozenset[str] = frozenset()
    due: datetime | None = None

    def applied(self, checklist: Sequence[Line]) -> tuple[Line, ...]:
        """The checklist without what is left out, in the points that count."""
        lines = (replace(line, criteria=self._criteria(line)) for line in checklist)
        return tuple(line for line in lines if line.criteria)

    def hidden(self, checklist: Sequence[Line]) -> frozenset[CriterionKey]:
        """The criteria that no student is told of."""
        return frozenset(
            (line.number, criterion.id)
            for line in checklist
            for criterion in line.criteria
            if _named(line, criterion) & self.hide
        )

    def _criteria(self, line: Line) -> tuple[Criterion, ...]:
        kept = (criterion for criterion in line.criteria if not _named(line, criterion) & self.leave_out)
        return tuple(_weighed(each, self._weight(line, each)) for each in kept)

    def _weight(self, line: Line, criterion: Criterion) -> float:
        own = self.weights.get(f"{line.number}.{criterion.id}", self.weights.get(str(line.number), 1.0))
        return self.weight * own


@dataclass(frozen=True, slots=True)
class Settings:
    """The decisions about every lab, by its name."""

    labs: Mapping[str, LabSettings] = field(default_factory=dict)

    def of(self, lab: Lab) -> LabSettings:
        """Those about one lab; without any, everything counts as the checks say."""
        return self.labs.get(lab.name, LabSettings())

    def digest(self, lab: Lab) -> str:
        """SHA-256 over what makes points of a result: two digests that differ may make different points."""
        own = self.of(lab)
        parts = [own.weight, sorted(own.weights.items()), sorted(own.leave_out), sorted(own.hide)]
        return f"sha256:{hashlib.sha256(json.dumps(parts).encode()).hexdigest()}"


def read_settings(file: Path, root: Path) -> Settings:
    """Read the file. Raises BadSettings, also for criteria that a lab does not have."""
    reader = toml()
    try:
        content = reader.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadSettings(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadSettings(f"{file} is not in UTF-8.") from error
    except reader.TOMLDecodeError as error:
        raise BadSettings(f"{file} is no TOML: {error}.") from error
    try:
        _known(content, ("labs",), "the file")
        tables = _table(content.get("labs", {}), "labs")
        return Settings(dict(_lab(name, table, root) for name, table in tables.items()))
    except BadSettings as error:
        raise BadSettings(f"{file}: {error}") from error


def _lab(name: str, table: object, root: Path) -> tuple[str, LabSettings]:
    try:
        lab = find_lab(name, root)
    except NoSuchLab as error:
        raise BadSettings(str(error)) from error
    where = f"labs.{name}"
    members = _table(table, where)
    _known(members, _MEMBERS, where)
    settings = LabSettings(
        weight=_number(members.get("weight", 1.0), f"{where}.weight"),
        weights={
            key: _number(value, f"{where}.weights.{key}")
            for key, value in _table(members.get("weights", {}), f"{where}.weights").items()
        },
        leave_out=_names(members.get("leave_out", []), f"{where}.leave_out"),
        hide=_names(members.get("hide", []), f"{where}.hide"),
        due=_moment(members.get("due"), f"{where}.due"),
    )
    _agrees(settings, outline(lab), where)
    return lab.name, settings


def _agrees(settings: LabSettings, checklist: Sequence[Line], where: str) -> None:
    """Everything that is named must be there: a misspelt name would change nothing, and nobody would notice."""
    there = {name for line in checklist for criterion in line.criteria for name in _named(line, criterion)}
    for name in [*settings.leave_out, *settings.hide, *settings.weights]:
        if name not in there:
            near = sorted(each for each in there if each.partition(".")[0] == name.partition(".")[0])
            listed = ", ".join(near or sorted(there, key=lambda each: int(each.partition(".")[0])))
            raise BadSettings(f"{where} names {name!r}, which is no criterion of that lab. There are: {listed}.")
    if not settings.applied(checklist):
        raise BadSettings(f"{where} leaves out everything: there would be nothing to grade.")


def _weighed(criterion: Criterion, weight: float) -> Criterion:
    if weight == 1:
        return criterion
    return replace(criterion, max_points=total([criterion.max_points * weight]))


def _named(line: Line, criterion: Criterion) -> set[str]:
    """How the file may name a criterion: by its line, or by itself."""
    return {str(line.number), f"{line.number}.{criterion.id}"}


def _known(members: Mapping[str, Any], names: Sequence[str], where: str) -> None:
    for name in members:
        if name not in names:
            raise BadSettings(f"{where} has a {name!r}, which means nothing here. It may have: {', '.join(names)}.")


def _table(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BadSettings(f"{where} must be a table, such as [labs.lab01].")
    return value


def _number(value: object, where: str) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not math.isfinite(value) or value < 0:
        raise BadSettings(f"{where} must be a number, 0 or more.")
    return float(value)


def _names(value: object, where: str) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise BadSettings(f'{where} must be a list of names, such as ["4.test_floats"].')
    return frozenset(value)


def _moment(value: object, where: str) -> datetime | None:
    if value is None or isinstance(value, datetime):
        return value if value is None or value.tzinfo else value.astimezone()
    raise BadSettings(f"{where} must be a date and a time, such as 2026-11-20T23:59:00.")
