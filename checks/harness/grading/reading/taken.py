"""A hand-in of which the files are copied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Final

from checks.harness.grading.cohort import Work
from checks.harness.grading.reading.handin import HandIn

_LONG_AGO: Final = datetime.min.replace(tzinfo=timezone.utc)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What was found in a hand-in."""

    hand_in: HandIn
    place: int
    """The number of the place where it was."""
    folders: Mapping[str, Path] = field(default_factory=dict)
    """Where the labs' scripts are, by the lab's name."""
    troubles: Mapping[str, str] = field(default_factory=dict)
    """By the lab's name: what is wrong with the work for this one."""
    trouble: str = ""
    """What is wrong where nobody can tell which lab it is for."""

    @property
    def labs(self) -> set[str]:
        """The labs that it says it is for."""
        return {*self.folders, *self.troubles}

    @property
    def turn(self) -> tuple[int, datetime, int, str]:
        """Sorts attempts, the oldest first."""
        return self.place, self.hand_in.when or _LONG_AGO, self.hand_in.order, self.hand_in.origin

    def works(self, meant: Iterable[str]) -> dict[str, Work]:
        """A work for each lab that it holds and, where nobody can tell, for those that it is taken to be meant for."""
        troubles = dict.fromkeys(meant, self.trouble) if self.trouble else self.troubles
        return {
            name: Work(
                origin=self.hand_in.origin,
                folder=self.folders.get(name),
                trouble=troubles.get(name, ""),
                when=self.hand_in.when,
                late=self.hand_in.late,
            )
            for name in [*self.folders, *troubles]
        }
