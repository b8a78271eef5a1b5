"""The sentence for a script that cannot be imported."""

from __future__ import annotations

import unicodedata
from typing import Any

from checks.harness.student.errors import read_error
from checks.harness.student.failures import ErrorReport, NotLoaded, StudentFailure

_TAB = 4
_WIDEST = 200
"""Characters of a line that is shown."""


def interrupted(failure: StudentFailure) -> NotLoaded:
    """For an import that did not come to its end."""
    return NotLoaded(f"The script cannot be imported: {failure.sentence}", failure.where, failure.advice)


def refused(reply: dict[str, Any], script: str) -> NotLoaded:
    """For a script that Python could not read, or whose own code ended the import."""
    if reply.get("is") == "unreadable":
        return NotLoaded(f"{script} is no Python text: {reply.get('message')}", script, "Save it as UTF-8.")
    error = reply.get("error")
    report = read_error(error)
    if "SyntaxError" in report.types and isinstance(error, dict):
        picture = _picture(error.get("line"), error.get("column"))
        return NotLoaded(f"The script does not parse: {report.message}{picture}", report.where)
    if report.types[0] == "SystemExit":
        advice = 'Put what should run only as a program under `if __name__ == "__main__":`.'
        return NotLoaded("The script ends the program while it is imported.", report.where, advice)
    return NotLoaded(f"The script cannot be imported: it raised {_raised(report)}", report.where)


def _raised(report: ErrorReport) -> str:
    return f"{report.types[0]}: {report.message}".rstrip(": ")


def _picture(line: Any, column: Any) -> str:
    """The line that does not parse, with a caret under the place."""
    if not isinstance(line, str) or not line.strip() or len(line) > _WIDEST:
        return ""
    shown = line.strip().expandtabs(_TAB)
    if not isinstance(column, int) or column < 1:
        return f"\n    {shown}"
    indent = len(line) - len(line.lstrip())
    before = line[indent : max(column - 1, indent)].expandtabs(_TAB)
    return f"\n    {shown}\n    {' ' * _width(before)}^"


def _width(text: str) -> int:
    """Columns that a text takes on a terminal: letters of East Asian scripts take two, accents none."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) != 0 for letter in text)
