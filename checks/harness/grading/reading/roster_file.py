"""A roster as a file: CSV by whatever program wrote it."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from pathlib import Path
from typing import Final

from checks.harness.grading.cohort import NoCohort
from checks.harness.grading.reading.allowance import Refused
from checks.harness.grading.reading.entries import open_regular
from checks.harness.grading.reading.names import listed, shown_path
from checks.harness.grading.reading.roster import TITLES, Roster, is_known

_MOST: Final = 32 * 1024 * 1024
"""Bytes of a roster."""
_DELIMITERS: Final = ",;\t|"


def read_roster(path: Path) -> Roster:
    """Read a roster, whose first line says what its columns are.

    Raises:
        NoCohort: it cannot be read, or has no column that says who somebody is.
    """
    text = _text(path)
    try:
        lines = _lines(text)
        titles = [title.strip() for title in next(lines, [])]
        if not any(map(is_known, titles)):
            raise NoCohort(_no_titles(path, titles))
        rows = [dict(zip(titles, chain(map(str.strip, line), repeat("")), strict=False)) for line in lines]
    except csv.Error as error:
        raise NoCohort(f"The roster {shown_path(path)} is no CSV file: {error}.") from error
    roster = Roster(rows, shown_path(path))
    if not roster.rows:
        raise NoCohort(f"The roster {shown_path(path)} holds no student.")
    return roster


def _no_titles(path: Path, titles: Sequence[str]) -> str:
    there = f"It has {listed(titles)}." if any(titles) else "It is empty."
    return (
        f"The first line of the roster {shown_path(path)} has no column that says who somebody is. {there} "
        f"Known are {', '.join(TITLES)}, and first name with last name."
    )


def _text(path: Path) -> str:
    """The text in UTF-8, in UTF-16 as Excel writes it, or else in Windows's own encoding. Raises NoCohort."""
    try:
        with open_regular(path.resolve()) as file:
            content = file.read(_MOST + 1)
    except OSError as error:
        raise NoCohort(f"The roster {shown_path(path)} cannot be read: {error.strerror}.") from error
    except Refused as error:
        raise NoCohort(f"The roster {shown_path(path)} is no file.") from error
    if len(content) > _MOST:
        raise NoCohort(f"The roster {shown_path(path)} is too large to be one.")
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NoCohort(f"The roster {shown_path(path)} is no text. Save it as CSV in UTF-8.")


def _lines(text: str) -> Iterator[list[str]]:
    """The lines, by the delimiter that makes most of the first one known titles."""
    first = next(iter(text.splitlines()), "")
    known = {each: sum(map(is_known, next(csv.reader([first], delimiter=each), []))) for each in _DELIMITERS}
    return csv.reader(io.StringIO(text, newline=""), delimiter=max(known, key=lambda each: known[each]))
