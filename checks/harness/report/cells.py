"""Cells of a CSV file that people open in a spreadsheet: text in them is shown and never obeyed.

https://www.rfc-editor.org/rfc/rfc4180 (the form), https://owasp.org/www-community/attacks/CSV_Injection (the danger)
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

from checks.harness.report.legible import visible
from checks.harness.report.model import Points, total

Cell = str | int | float | None
"""A text, a number of points, or nothing."""

_LONGEST: Final = 1000
"""Characters of a text that are kept: names are shorter, and a spreadsheet takes 32,767."""

_FORMULA = re.compile(r"""(^|[;,|])(?=[\s"'`]*[=+\-@\uff1d\uff0b\uff0d\uff20])""")
"""Where a formula would begin: at the start of the text, or where a spreadsheet splits cells at another character."""


def text_cell(text: str) -> str:
    """The text on one line, with nothing in it that a spreadsheet or a terminal obeys."""
    shown = visible(text[:_LONGEST]).replace("\n", "\\n")
    shown += "…" if len(text) > _LONGEST else ""
    return _FORMULA.sub(r"\1'", shown)


def is_plain(text: str) -> bool:
    """Whether a text can stand in a cell as it is: another system will find whom it names."""
    return text_cell(text) == text


def is_digits(text: str) -> bool:
    """Whether a text is a whole number as other systems write their ids: `0` to `9` alone."""
    return text.isascii() and text.isdecimal()


def table(rows: Iterable[Sequence[Cell]], empty: str = "") -> str:
    """The rows as CSV: texts made harmless, numbers as they are, `empty` where there is nothing."""
    written = io.StringIO()
    csv.writer(written).writerows([_written(cell, empty) for cell in row] for row in rows)
    return written.getvalue()


def _written(cell: Cell, empty: str) -> str:
    if cell is None:
        return empty
    return text_cell(cell) if isinstance(cell, str) else number(cell)


def number(points: Points) -> str:
    """`17` or `17.25`: with a point, and without thousands separators, wherever it is written."""
    return str(total([points]))
