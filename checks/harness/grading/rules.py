"""What an instructor has decided about a grading."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from checks.harness.grading.settings import Settings
from checks.harness.labs import Lab
from checks.harness.report.model import Points
from checks.harness.student.bubblewrap import Isolation

Attempts = Literal["latest", "best"]
"""Which of several attempts counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The decisions; those about single labs are in the settings."""

    seed: int
    """Of the grading; each work has one that follows from it and from what is in the work."""
    isolation: Isolation = "bubblewrap"
    settings: Settings = field(default_factory=Settings)
    attempts: Attempts = "latest"
    due: datetime | None = None
    """When work becomes late, for labs whose settings say nothing of it."""
    late_keeps: int = 100
    """The percentage of its points that late work keeps."""
    missing: Points | None = 0
    """What counts where nothing was handed in; `None` leaves it open."""

    def is_late(self, lab: Lab, when: datetime | None) -> bool:
        """Whether work of that time came after it was due."""
        due = self.settings.of(lab).due or self.due
        return due is not None and when is not None and when > due
