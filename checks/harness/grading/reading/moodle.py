"""Moodle's "Download all submissions": the student in the name of a folder or, by setting, of each file.

`Ada Lovelace_12345_assignsubmission_file/dynamodb_script.py`, before Moodle 4.1 with another `_` before the slash, or
`Ada Lovelace_12345_assignsubmission_file_dynamodb_script.py`. What was typed in is in `…_assignsubmission_onlinetext`.
The number is the student's within this assignment: `Participant 12345` in the grading worksheet. With blind marking
everybody is called `Participant`; where groups hand in, it is the group's name and number.

https://github.com/moodle/moodle/blob/main/public/mod/assign/classes/downloader.php
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from checks.harness.grading.reading.entries import Entry
from checks.harness.grading.reading.handin import HandIn, Kind, Person

_NAMED: Final = re.compile(
    r"(?P<person>.+?)_(?P<number>\d+)_assignsubmission_(?P<kind>[a-z]+)(?:_(?P<name>.*))?", re.DOTALL
)
_ANYBODY: Final = "Participant"


def is_moodle(entry: Entry) -> bool:
    """Whether a folder or file is named as Moodle names them."""
    match = _NAMED.fullmatch(entry.name)
    return match is not None and bool(match["name"]) != entry.is_folder


def hand_ins(entries: Sequence[Entry]) -> Iterator[HandIn]:
    """What each student handed in, from what `is_moodle` recognises."""
    people: dict[tuple[str, str], list[tuple[Entry, re.Match[str]]]] = {}
    for entry in entries:
        match = _NAMED.fullmatch(entry.name)
        assert match is not None, "the caller has asked is_moodle"
        people.setdefault((match["person"], match["number"]), []).append((entry, match))
    often = Counter(name for name, _ in people)
    for (name, number), found in people.items():
        files = [(entry, match["name"] or "") for entry, match in found if match["kind"] == "file"]
        yield HandIn(
            person=_person(name, number, alone=often[name] == 1),
            origin=(files[0] if files else found[0])[0].origin,
            contents=files,
            trouble="" if files else "It is a text that was typed into Moodle, not a file.",
        )


def _person(name: str, number: str, *, alone: bool) -> Person:
    identifier = f"Participant {number}"
    if name == _ANYBODY:
        return Person(id=identifier, known_as=(("moodle", identifier),), columns={"moodle_identifier": identifier})
    # A number alone could be a group's.
    known: list[tuple[Kind | None, str]] = [("moodle", f"{identifier} {name}"), ("name", name)]
    return Person(
        id=name if alone else f"{name} ({number})",  # the number is another in each assignment, the name is not
        name=name,
        known_as=known,
        columns={"moodle_identifier": identifier},
    )
