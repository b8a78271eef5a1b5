"""How the points of a class are spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Final

from checks.harness.report.model import Points

ALL: Final = "all points"
_TENTHS: Final = (*(f"{percent} to {percent + 9} %" for percent in range(0, 100, 10)), ALL)


@dataclass(frozen=True, slots=True)
class Spread:
    """The points that are known; of none of them, every figure is 0."""

    max_points: Points
    points: Sequence[Points]

    @property
    def mean(self) -> float:
        return fmean(self.points) if self.points else 0

    @property
    def median(self) -> float:
        return median(self.points) if self.points else 0

    @property
    def full(self) -> int:
        """How many have all points."""
        return sum(each >= self.max_points for each in self.points)

    @property
    def none(self) -> int:
        """How many have no points."""
        return sum(not each for each in self.points)

    @property
    def tenths(self) -> list[tuple[str, int]]:
        """How many have which part of all points: `0 to 9 %` … `90 to 99 %`, `all points`."""
        if not self.max_points:
            return []
        # In whole hundredths, for 0.7 of 7 is a tenth and must not come out as less.
        whole = round(self.max_points * 100)
        counts = Counter(min(round(each * 100) * 10 // whole, 10) for each in self.points)
        return [(label, counts[tenth]) for tenth, label in enumerate(_TENTHS)]
