"""How a check file marks its classes: a class is a line of the lab's checklist, a method is a criterion."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

_MARK = "__checklist_line__"

Checks = TypeVar("Checks", bound=type)


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """What `@todo` says of a class."""

    number: int
    text: str
    points: float


def todo(number: int, *, points: float) -> Callable[[Checks], Checks]:
    """Make a class of criteria the line of this number, worth so many points.

    The class's docstring is the line's text, word for word as in the lab's README. Its points are shared evenly among
    its criteria. Raises ValueError for a class without a docstring.
    """

    def mark(checks: Checks) -> Checks:
        text = inspect.cleandoc(checks.__doc__ or "")
        if not text:
            raise ValueError(f"{checks.__name__} needs a docstring: it is the line of the checklist")
        setattr(checks, _MARK, ChecklistLine(number, " ".join(text.split()), points))
        return checks

    return mark


def simulated_only(check: Callable[..., None]) -> Callable[..., None]:
    """Mark a criterion that needs the simulated cloud's clock, lifecycle or regions, which no emulator has."""
    check.__simulated_only__ = True  # type: ignore[attr-defined]
    return check


def asks_nothing(check: Callable[..., None]) -> Callable[..., None]:
    """Mark a criterion that right code meets without a request to AWS: of all others the verdict needs one."""
    check.__asks_nothing__ = True  # type: ignore[attr-defined]
    return check


def line_of(checks: Any) -> ChecklistLine | None:
    """The line that a class stands for, if it is marked."""
    line: ChecklistLine | None = getattr(checks, _MARK, None)
    return line


def needs_simulation(check: Any) -> bool:
    """Whether a criterion is marked as `simulated_only`."""
    return bool(getattr(check, "__simulated_only__", False))


def needs_request(check: Any) -> bool:
    """Whether a criterion can only be met by code that asks AWS for something."""
    return not getattr(check, "__asks_nothing__", False)


def requirement(check: Any) -> str:
    """A criterion's text: its docstring on one line."""
    return " ".join(inspect.cleandoc(check.__doc__ or check.__name__).split())
