"""Names of people: compared, shown, and made into names of files."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Final

from checks.harness.report.legible import Legible

_SHOWN: Final = 100
"""Cells of a name in a sentence."""
_PATH: Final = 4096
"""Cells of a path that the instructor gave, which is never cut: it is there to be typed again."""
_FILE: Final = 60
"""Characters of a file's name, without what makes it unique."""
_MOODLE_DROPS: Final = re.compile(r"[&<>\"`|':\\/]")
"""What Moodle leaves out of a person's name in a file's: O'Neill's folder is `ONeill_…`.

https://github.com/moodle/moodle/blob/main/public/lib/moodlelib.php (`clean_filename`)
"""
_DIGESTED: Final = re.compile(r"^$|-[0-9a-f]{12}$", re.IGNORECASE)
"""Where a digest must be added: to no name at all, and to one that could be another's with its digest."""
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file"""


def normal(name: str) -> str:
    """The form in which two spellings of one name are equal: letter case, spaces and forms of accents apart."""
    return " ".join(_MOODLE_DROPS.sub("", unicodedata.normalize("NFC", name)).casefold().split())


def canvas_key(name: str) -> str:
    """`Lovelace, Ada` or `Ada Lovelace` as Canvas names her files: `lovelaceada`.

    Of a name without a comma the last word is taken for the last name, as Canvas does unless it was told another.
    """
    if "," not in name:
        first, _, last = name.strip().rpartition(" ")
        name = f"{last}{first}"
    return re.sub(r"\W", "", name).lower()


def first_last(name: str) -> str:
    """`Lovelace, Ada` as `Ada Lovelace`; any other name as it is."""
    last, comma, first = name.partition(",")
    if not comma or "," in first or not first.strip():
        return name.strip()
    return f"{first.strip()} {last.strip()}"


def writable(name: str) -> str:
    """The name with the bytes spelt out that are no text, so that it can be written to any file."""
    return name.encode("utf-8", "backslashreplace").decode()


def shown(name: object) -> str:
    """A name as a sentence holds it: on one line, not too long, nothing in it that a terminal would obey."""
    return Legible("utf-8").line(str(name), _SHOWN)


def common_start(names: Collection[Sequence[str]]) -> int:
    """How many characters, or parts, all of some names begin with alike."""
    alike = (len(set(place)) == 1 for place in zip(*names, strict=False))
    return sum(takewhile(bool, alike))


def shown_path(path: Path) -> str:
    """A place that the instructor named, as a sentence holds it."""
    return Legible("utf-8").line(str(path), _PATH)


def listed(names: Sequence[str], most: int = 5) -> str:
    """The first of some names in a sentence: `a, b, c and 4 more`."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(shown(name) for name in names[:most]) + more


def file_names(people: Sequence[tuple[str, str]]) -> list[str]:
    """A name for files about each of some people, given as id and shown name, unique on any file system.

    Who has a name that nobody else's could be taken for keeps it, in ASCII; the others' end in a digest of their id.
    """
    plain = [_plain(name) for _, name in people]
    often = Counter(name.lower() for name in plain)
    return [
        f"{name or 'student'}-{_digest(person)}" if often[name.lower()] > 1 or _DIGESTED.search(name) else name
        for name, (person, _) in zip(plain, people, strict=True)
    ]


def _plain(name: str) -> str:
    """Letters, digits, `-`, `_` and `.`; nothing where the name cannot be told from it."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", ascii_name).strip("-._")
    letters = sum(character.isalnum() for character in unicodedata.normalize("NFC", name))
    if len(plain) > _FILE or _RESERVED.fullmatch(plain) or sum(map(str.isalnum, plain)) < letters:
        return ""
    return plain


def _digest(person: str) -> str:
    return hashlib.sha256(person.encode("utf-8", "surrogatepass")).hexdigest()[:12]
