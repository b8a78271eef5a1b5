"""What the benchmark prints: a figure, and the goal that it is held against."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the table."""

    what: str
    figure: float
    unit: str
    goal: float
    detail: str
    at_least: bool = False
    """Whether more is better."""

    def __str__(self) -> str:
        is_reached = self.figure >= self.goal if self.at_least else self.figure <= self.goal
        reached = "reached" if is_reached else "MISSED"
        goal = f"goal {'>=' if self.at_least else '<='} {self.goal:g}"
        return f"{self.what:48} {self.figure:7.2f} {self.unit:5} {goal}  {reached:8} ({self.detail})"
