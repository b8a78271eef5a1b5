"""The checklist of a lab before anybody was checked: its lines, criteria and points."""

from __future__ import annotations

import importlib.util
import inspect
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from types import ModuleType

from checks.harness.checklist import ChecklistLine, line_of, requirement
from checks.harness.labs import Lab
from checks.harness.report.model import Criterion, Line, split


@cache
def outline(lab: Lab) -> tuple[Line, ...]:
    """The lab's checklist with nothing judged: every criterion is `not started`."""
    lines: dict[int, tuple[ChecklistLine, list[Criterion]]] = {}
    for file in sorted(lab.checks.glob("test_*.py")):
        for line, criteria in _groups(_module(lab, file.stem)):
            lines.setdefault(line.number, (line, []))[1].extend(criteria)
    return tuple(_shared(*lines[number]) for number in sorted(lines))


def title_of(lab: Lab) -> str:
    """The title of the lab's README, or the lab's name where it has none."""
    try:
        with (lab.stub / "README.md").open(encoding="utf-8") as file:
            return file.readline().lstrip("# ").strip() or lab.name
    except OSError:
        return lab.name


def _groups(module: ModuleType) -> Iterator[tuple[ChecklistLine, list[Criterion]]]:
    """The check classes as they stand in the file, each with its methods as they stand in the class."""
    for checks in list(vars(module).values()):
        line = line_of(checks) if inspect.isclass(checks) and checks.__module__ == module.__name__ else None
        if line is not None:
            names = [name for name in vars(checks) if name.startswith("test_")]
            yield line, [_criterion(name, vars(checks)[name]) for name in names]


def _criterion(name: str, check: object) -> Criterion:
    return Criterion(id=name, function=None, text=requirement(check), status="not started", max_points=0)


def _shared(line: ChecklistLine, criteria: list[Criterion]) -> Line:
    shares = split(line.points, len(criteria))
    held = tuple(replace(each, max_points=share) for each, share in zip(criteria, shares, strict=True))
    return Line(line.number, line.text, held)


def _module(lab: Lab, name: str) -> ModuleType:
    """A check file, imported under a name of its own: pytest's copy is another, with asserts rewritten."""
    spec = importlib.util.spec_from_file_location(f"outline_of_{lab.name}_{name}", lab.checks / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = before
    return module
