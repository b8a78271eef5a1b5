"""Places where a class's work is: folders, and zip files as learning platforms export them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from shlex import quote
from typing import Final, Literal, get_args

from checks.harness.grading.cohort import NoCohort
from checks.harness.grading.reading import canvas, classroom, folders, gradescope_export, moodle
from checks.harness.grading.reading.allowance import Refused
from checks.harness.grading.reading.archives import EXPORT_INDEX, Archive
from checks.harness.grading.reading.commits import Commits
from checks.harness.grading.reading.entries import Entry, disk_entries
from checks.harness.grading.reading.handin import HandIn
from checks.harness.grading.reading.locating import LabFiles
from checks.harness.grading.reading.names import listed, shown, shown_path

_WHAT: Final = "a folder that holds a folder a student, or a zip file as Canvas, Moodle or Gradescope exports it"

_Form = Literal["moodle", "canvas", "clone", "plain", "none"]


@contextmanager
def hand_ins_of(place: Path, labs: Sequence[LabFiles], commits: Commits) -> Iterator[tuple[list[HandIn], list[str]]]:
    """What was handed in at a place, to be read while this lasts, and what belongs to nobody, a sentence each.

    Raises NoCohort.
    """
    with ExitStack() as opened:
        try:
            entries, notes = _entries(place, opened)
        except OSError as error:
            raise NoCohort(f"{shown_path(place)} cannot be read: {error.strerror}.") from error
        yield _sorted_out(place, entries, labs, commits, notes)


def _entries(place: Path, opened: ExitStack) -> tuple[list[Entry], list[str]]:
    """What is at the top of a place, and what is left out. Raises NoCohort, OSError."""
    name = shown_path(place)
    if place.is_dir():
        found, others = disk_entries(place, name)
        return list(found), [f"{name}: {listed(others)} left out, no file and no folder."] if others else []
    if not place.exists():
        raise NoCohort(f"There is no {name}. Name {_WHAT}.")
    try:
        archive = opened.enter_context(closing(Archive.at(place.resolve(), name, EXPORT_INDEX)))
    except Refused as error:
        raise NoCohort(f"{name} is no place to grade. {error} Name {_WHAT}.") from error
    return archive.entries()


def _sorted_out(
    place: Path, entries: list[Entry], labs: Sequence[LabFiles], commits: Commits, notes: list[str]
) -> tuple[list[HandIn], list[str]]:
    """The hand-ins by the form that each has, and the notes with what has none. Raises NoCohort."""
    _check_is_class(place, entries, labs)
    inner = _unwrapped(entries, labs)
    if inner:
        notes = [*notes, f"{shown_path(place)} holds one folder: what is in {shown(entries[0].name)} is the class."]
        entries = inner
    if any(entry.name == gradescope_export.METADATA and not entry.is_folder for entry in entries):
        found, odd = gradescope_export.hand_ins(entries)
        return found, [*notes, *odd]
    forms: dict[_Form, list[Entry]] = {form: [] for form in get_args(_Form)}
    for entry in entries:
        forms[_form(entry)].append(entry)
    clones = list(classroom.hand_ins(place, forms["clone"], commits, alone=not forms["plain"]))
    if any(clone.when is not None for clone in clones):
        notes = [
            *notes,
            f"{shown_path(place)}: times are those of the last commits, which their authors' machines set.",
        ]
    found = [
        *clones,
        *moodle.hand_ins(forms["moodle"]),
        *canvas.hand_ins(forms["canvas"]),
        *folders.hand_ins(forms["plain"]),
    ]
    lost = [entry.name for entry in forms["none"]]
    return found, [*notes, f"{shown_path(place)}: {listed(lost)}: no student's work by the name."] if lost else notes


def _form(entry: Entry) -> _Form:
    if moodle.is_moodle(entry):
        return "moodle"
    if not entry.is_folder and canvas.is_canvas(entry.name):
        return "canvas"
    if classroom.is_clone(entry):
        return "clone"
    return "plain" if folders.is_students(entry) else "none"


def _unwrapped(entries: list[Entry], labs: Sequence[LabFiles]) -> list[Entry]:
    """What is in the one folder that is all there is, where that is no student's by its name and by what it holds."""
    if len(entries) != 1 or _form(entries[0]) != "plain" or _is_work(entries[0], labs):
        return []
    inner = entries[0].children()
    is_export = any(entry.name == gradescope_export.METADATA or _form(entry) in ("moodle", "canvas") for entry in inner)
    students = sum(_is_work(entry, labs) for entry in inner)
    return inner if is_export or students > 1 else []


def _is_work(entry: Entry, labs: Sequence[LabFiles]) -> bool:
    """Whether a folder holds a lab's script, a lab's folder, a copy of the kit or a repository."""
    names = entry.names() | entry.names("labs")
    return ".git" in names or any(not names.isdisjoint((lab.script, lab.name, lab.short)) for lab in labs)


def _check_is_class(place: Path, entries: Sequence[Entry], labs: Sequence[LabFiles]) -> None:
    """See that this is not one student's work, nor a folder a lab. Raises NoCohort."""
    there = {entry.name: entry for entry in entries}
    name, zipped = shown_path(place), not place.is_dir()
    for lab in labs:
        of_lab = [there[folder] for folder in (lab.name, lab.short) if folder in there and there[folder].is_folder]
        if lab.script in there or any(lab.script in folder.names() for folder in of_lab):
            how, where = ("To check it, unpack it, then", "FOLDER") if zipped else ("To check it", quote(name))
            raise NoCohort(
                f"{name} is one student's work, for it holds {lab.script}. "
                f"{how}: nox -s {lab.short} -- --submission {where}. To grade a class, name {_WHAT}."
            )
        if of_lab and any(child.is_folder for child in of_lab[0].children()):
            raise NoCohort(
                f"{name} holds a folder a lab. Name these folders themselves: "
                f"nox -s grade -- {quote(f'{name}/{of_lab[0].name}')} and the like."
            )
