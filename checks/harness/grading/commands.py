"""The commands of those who grade."""

from __future__ import annotations

from checks.harness.grading.autograder_command import AUTOGRADER_COMMANDS
from checks.harness.grading.command import grade

COMMANDS = (grade, *AUTOGRADER_COMMANDS)
