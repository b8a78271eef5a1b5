"""Gradescope's "Export Submissions": a folder a submission, and `submission_metadata.yml`, which says whose it is.

Keys of the file are the folders' names; of each, `:submitters` lists name, sid and email of everybody in the group,
and `:created_at` is the time of the submission. The leading colons are of the Ruby symbols that were written.
The form of the file is documented nowhere; what it is read for is what its users have relied on for years.

https://guides.gradescope.com/hc/en-us/articles/22066784117901-Grading-Online-Assignments
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timezone
from typing import Any, Final

import yaml

from checks.harness.grading.reading.allowance import Allowance, Limits, Refused
from checks.harness.grading.reading.archives import READING_ERRORS
from checks.harness.grading.reading.entries import Entry
from checks.harness.grading.reading.handin import HandIn, Kind, Person
from checks.harness.grading.reading.names import shown

METADATA: Final = "submission_metadata.yml"
_MOST: Final = 64 * 1024 * 1024
"""Bytes of the metadata, which hold all results of Gradescope's own autograder, too."""
_DEPTH: Final = 50
"""Lists and mappings within each other."""
_Loader: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Makes plain data, never objects; the one in C is many times as fast."""


def hand_ins(entries: Sequence[Entry]) -> tuple[list[HandIn], list[str]]:
    """What everybody handed in, and what does not fit together, a sentence each; the metadata is one of the entries."""
    (metadata,) = (entry for entry in entries if entry.name == METADATA)
    folders = {entry.name: entry for entry in entries if entry.is_folder}
    try:
        submissions = _read(metadata)
    except Refused as error:
        notes = [f"{metadata.origin} cannot be used, so that folders stand for students. {error}"]
        return [_unnamed(entry) for entry in folders.values()], notes
    found = [hand_in for name, data in submissions.items() for hand_in in _of(name, data, folders.get(name), metadata)]
    strangers = [entry for name, entry in folders.items() if name not in submissions]
    notes = [f"{entry.origin} is not in {METADATA}: its name stands for the student." for entry in strangers]
    return [*found, *map(_unnamed, strangers)], notes


def _read(metadata: Entry) -> dict[str, dict[str, Any]]:
    """The metadata by submission. Raises Refused."""
    try:
        (piece,) = metadata.pieces(Allowance(Limits()))
        assert piece.open is not None
        with piece.open() as file:
            content = file.read(_MOST + 1)
        if len(content) > _MOST:
            raise Refused("It is too large.")
        _check_depth(content)
        read = yaml.load(content, Loader=_Loader)  # noqa: S506 - a safe one
    except (yaml.YAMLError, RecursionError, *READING_ERRORS) as error:
        raise Refused(f"It cannot be read: {shown(error)}.") from error
    if not isinstance(read, dict):
        raise Refused("It is no list of submissions.")
    return {str(name): data for name, data in read.items() if isinstance(data, dict)}


def _check_depth(content: bytes) -> None:
    """The loader calls itself for each level, in C without any limit. Raises Refused."""
    depth = 0
    for event in yaml.parse(content, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEPTH:
            raise Refused("It goes too deep.")


def _get(data: dict[Any, Any], name: str) -> Any:
    return data.get(f":{name}", data.get(name))


def _of(name: str, data: dict[str, Any], folder: Entry | None, metadata: Entry) -> Iterator[HandIn]:
    """A hand-in for everybody who submitted this."""
    submitters = _get(data, "submitters") if isinstance(_get(data, "submitters"), list) else []
    people = [_person(each, name) for each in submitters if isinstance(each, dict)]
    when = _get(data, "created_at")
    for person in people or [_nobody(name)]:
        yield HandIn(
            person=person,
            origin=folder.origin if folder is not None else f"{metadata.origin}: {shown(name)}",
            contents=[(folder, "")] if folder is not None else [],
            when=_with_zone(when) if isinstance(when, datetime) else None,
            trouble="" if folder is not None else f"The export has no folder {shown(name)}.",
        )


def _with_zone(when: datetime) -> datetime:
    return when if when.tzinfo is not None else when.replace(tzinfo=timezone.utc)


def _person(submitter: dict[Any, Any], submission: str) -> Person:
    said = {key: str(_get(submitter, key) or "").strip() for key in ("email", "sid", "name")}
    kinds: tuple[Kind, ...] = ("email", "sid", "name")
    known = [(kind, said[kind]) for kind in kinds if said[kind]]
    if not known:
        return _nobody(submission)
    columns = {"SID": said["sid"], "Email": said["email"]}
    return Person(id=known[0][1], name=said["name"], known_as=known, columns={k: v for k, v in columns.items() if v})


def _nobody(submission: str) -> Person:
    return Person(id=submission, known_as=((None, submission),))


def _unnamed(folder: Entry) -> HandIn:
    return HandIn(person=_nobody(folder.name), origin=folder.origin, contents=[(folder, "")])
