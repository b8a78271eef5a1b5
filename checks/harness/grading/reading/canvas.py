"""Canvas's "Download Submissions": all files of all students in one folder, the student in each file's name.

`lovelaceada_LATE_10234_556677_dynamodb_script-1.py` is the sortable name without spaces and punctuation, the mark of
work that came late, the user's number, the attachment's number, and the name of the file, to which Canvas added `-1`
when it was handed in again. Anonymous assignments have `anon_a1B2c` in place of name and user.

https://github.com/instructure/canvas-lms/blob/master/lib/content_zipper.rb (`get_filename`, `add_upload_submission`)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from checks.harness.grading.reading.entries import Entry
from checks.harness.grading.reading.handin import HandIn, Person

_UPLOAD: Final = re.compile(r"(?P<key>\w+?)(?P<late>_LATE)?_(?P<user>\d+)_(?P<file>\d+)_(?P<name>.+)", re.DOTALL)
_ANONYMOUS: Final = re.compile(r"(?P<late>LATE_)?anon_(?P<user>[A-Za-z0-9]+)_(?P<file>\d+)_(?P<name>.+)", re.DOTALL)
_TEXT: Final = re.compile(r"(?P<key>\w+?)(?P<late>_LATE)?_(?P<user>\d+)_(?:text|link)\.html")
_AGAIN: Final = re.compile(r"-\d+(?=\.(?:py|zip)$)", re.IGNORECASE)
"""No module's name has a dash in it, so this never was the student's."""


@dataclass(frozen=True, slots=True)
class _Upload:
    """A file of the download."""

    entry: Entry
    user: str
    key: str
    late: bool
    number: int
    """Of the attachment: what was uploaded later has a greater one."""
    name: str
    """The file's own; nothing where the student typed text or a link into Canvas."""


def is_canvas(name: str) -> bool:
    """Whether a file is named as Canvas names them."""
    return any(form.fullmatch(name) for form in (_UPLOAD, _ANONYMOUS, _TEXT))


def hand_ins(entries: Sequence[Entry]) -> Iterator[HandIn]:
    """What each student handed in, from the files that `is_canvas` recognises."""
    users: dict[str, list[_Upload]] = {}
    for entry in entries:
        upload = _upload(entry)
        users.setdefault(upload.user, []).append(upload)
    for uploads in users.values():
        yield from _attempts(sorted(uploads, key=lambda upload: upload.number))


def _upload(entry: Entry) -> _Upload:
    for form in (_UPLOAD, _ANONYMOUS, _TEXT):
        match = form.fullmatch(entry.name)
        if match is not None:
            break
    assert match is not None, "the caller has asked is_canvas"
    found = match.groupdict("")
    key = found.get("key", "")
    user = found["user"] if key else f"anon_{found['user']}"
    name = _AGAIN.sub("", found.get("name", ""))
    return _Upload(entry, user, key, bool(found["late"]), int(found.get("file") or 0), name)


def _attempts(uploads: Sequence[_Upload]) -> Iterator[HandIn]:
    """One hand-in; where files were uploaded again, one for each time, with the other files as they were."""
    times: list[list[_Upload]] = []
    often: Counter[str] = Counter()
    for upload in uploads:
        if often[upload.name] == len(times):
            times.append([])
        times[often[upload.name]].append(upload)
        often[upload.name] += 1
    files: dict[str, tuple[Entry, str]] = {}
    for time in times:
        files |= {upload.name: (upload.entry, upload.name) for upload in time if upload.name}
        yield _hand_in(time[-1], list(files.values()))


def _hand_in(upload: _Upload, contents: Sequence[tuple[Entry, str]]) -> HandIn:
    return HandIn(
        person=_person(upload),
        origin=upload.entry.origin,
        contents=contents,
        late=upload.late,
        order=upload.number,
        trouble="" if contents else "It is a text or a link that was typed into Canvas, not a file.",
    )


def _person(upload: _Upload) -> Person:
    if not upload.key:
        return Person(id=upload.user, known_as=())
    return Person(
        id=upload.user,
        name=upload.key,
        known_as=(("canvas", upload.user), ("canvas key", upload.key)),
        columns={"canvas_id": upload.user},
    )
