"""The texts that are a handout's own: the students' README, their requirements, GitHub Classroom's workflow."""

from __future__ import annotations

import importlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import jinja2

from checks.harness.checklist import line_of
from checks.harness.labs import Lab
from checks.harness.report.model import Points, total

INSTRUCTORS_PACKAGES: Final = "# For instructors"
"""The line of requirements.txt from which on students need nothing."""

# Delimiters that neither Markdown nor a workflow of GitHub Actions (`${{ }}`) uses.
_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates", encoding="utf-8"),
    autoescape=False,  # noqa: S701 - the kit's own texts in Markdown, TOML and YAML: there is no HTML
    undefined=jinja2.StrictUndefined,
    block_start_string="[%",
    block_end_string="%]",
    variable_start_string="[[",
    variable_end_string="]]",
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def text_of(template: str, labs: Sequence[Lab], *, github_classroom: bool) -> str:
    """A template with the labs in it."""
    known = {"title": _title, "row": _row, "points": _points}
    return _TEMPLATES.get_template(template).render(labs=labs, github_classroom=github_classroom, **known)


def _title(lab: Lab) -> str:
    """`Lab 01: make a table`, as the lab's README says."""
    return (lab.stub / "README.md").read_text(encoding="utf-8").partition("\n")[0].lstrip("# ").strip()


def _points(lab: Lab) -> Points:
    """What all lines of a lab's checklist are worth together."""
    checks = importlib.import_module(f"checks.{lab.name}.test_checklist")
    lines = {line.number: line.points for line in map(line_of, vars(checks).values()) if line is not None}
    return total(lines.values())


def students_requirements(text: str) -> str:
    """What students install, of all that is in requirements.txt."""
    lines = text.partition(INSTRUCTORS_PACKAGES)[0].splitlines()
    return "\n".join(["# What the labs need.", *(line for line in lines if line and not line.startswith("#"))]) + "\n"


def _row(lab: Lab) -> str:
    """The lab's row in the table of the kit's README; for one that is not there yet, its title alone."""
    readme = (lab.root / "README.md").read_text(encoding="utf-8")
    row = re.search(rf"^\|[^|]*\(labs/{lab.name}/README\.md\).*\|$", readme, flags=re.MULTILINE)
    return row[0] if row else f"| [{_title(lab)}](labs/{lab.name}/README.md) | | | |"
