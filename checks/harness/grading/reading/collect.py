"""Reads a class's work: from the places where it was handed in to a copy that is safe to grade."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from checks.harness.grading.cohort import Cohort, Member, NoCohort, Work
from checks.harness.grading.reading.allowance import Limits, Refused
from checks.harness.grading.reading.commits import Commits
from checks.harness.grading.reading.handin import HandIn
from checks.harness.grading.reading.intake import Copy, take_in
from checks.harness.grading.reading.locating import LabFiles, Parts, locate, no_script
from checks.harness.grading.reading.names import listed, normal, shown_path
from checks.harness.grading.reading.owners import Owners
from checks.harness.grading.reading.places import hand_ins_of
from checks.harness.grading.reading.roster import Roster
from checks.harness.grading.reading.roster_file import read_roster
from checks.harness.grading.reading.taken import Taken
from checks.harness.labs import Lab, all_labs


def read_cohort(
    places: Sequence[Path],
    into: Path,
    *,
    labs: Sequence[Lab] = (),
    roster: Path | None = None,
    limits: Limits | None = None,
) -> Cohort:
    """Copy what a class handed in, and say who handed in what.

    Args:
        places: folders and zip files, each with the work of many. What a student has in several of them are attempts,
            in this order.
        into: an empty folder of the kit's own, made if it is not there.
        labs: which to look for; all of them where none is given.
        roster: the class as a CSV file.
        limits: how much one student may hand in.

    Raises:
        NoCohort: there is nothing to grade, or a place or the roster cannot be read.
        OSError: `into` cannot be written to.
    """
    collecting = _Collecting(into, labs, limits or Limits())
    known = None if roster is None else read_roster(roster)
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        commits = Commits(Path(scratch))
        for place in places:
            collecting.take_place(place, commits)
    return collecting.cohort(known)


class _Collecting:
    """What was handed in so far."""

    def __init__(self, into: Path, labs: Sequence[Lab], limits: Limits) -> None:
        catalogue = {lab.name: lab for lab in [*all_labs(), *labs]}
        self._labs = [catalogue[name] for name in sorted(catalogue)]
        self._files = [LabFiles(lab.name, lab.script) for lab in self._labs]
        self._asked = list(dict.fromkeys(lab.name for lab in labs))
        self._into = into
        self._limits = limits
        self._taken: list[Taken] = []
        self._places = 0
        self._handed_in: dict[int, set[str]] = {}
        """By the number of a place, the labs that were found there."""
        self._notes: list[str] = []

    # Taking -----------------------------------------------------------------------------------------------------------

    def take_place(self, place: Path, commits: Commits) -> None:
        """Copy everything that was handed in at a place. Raises NoCohort."""
        with hand_ins_of(place, self._files, commits) as (hand_ins, notes):
            self._notes += notes
            if not hand_ins:
                self._notes.append(f"Nobody has handed in anything at {shown_path(place)}.")
            for hand_in in hand_ins:
                self._take(hand_in)
        self._places += 1

    def _take(self, hand_in: HandIn) -> None:
        folder = self._into / f"{len(self._taken) + 1:05d}"
        folders: dict[str, Path] = {}
        troubles: dict[str, str] = {}
        trouble = ""
        try:
            copy = take_in(hand_in, folder, self._files, self._limits)
            found = self._find(copy.paths, troubles)
            folders = {name: folder.joinpath(*parts) for name, parts in found.items()}
            trouble = "" if found or troubles else self._nothing(copy)
            if not trouble:
                self._notes += [f"{hand_in.origin}: {said}" for said in copy.unopened]
        except Refused as error:
            trouble = str(error)
        self._handed_in.setdefault(self._places, set()).update(folders)
        self._taken.append(
            Taken(
                hand_in=replace(hand_in, contents=()),
                place=self._places,
                folders=folders,
                troubles=troubles,
                trouble=trouble,
            )
        )

    def _find(self, paths: Sequence[Parts], troubles: dict[str, str]) -> dict[str, Parts]:
        """The folders of the labs' scripts; what is wrong with the others goes to `troubles`."""
        found = {}
        for lab in self._files:
            try:
                parts = locate(paths, lab)
            except Refused as error:
                troubles[lab.name] = str(error)
            else:
                if parts is not None:
                    found[lab.name] = parts
        return found

    def _nothing(self, copy: Copy) -> str:
        """Why no lab's script is there."""
        wanted = [lab for lab in self._files if not self._asked or lab.name in self._asked]
        said = [no_script(wanted, copy.paths), *copy.unopened]
        if copy.left_out:
            said.append(f"Links and devices are left out: {listed(copy.left_out)}.")
        return " ".join(said)

    # Giving -----------------------------------------------------------------------------------------------------------

    def cohort(self, roster: Roster | None) -> Cohort:
        """The class. Raises NoCohort."""
        if not self._taken:
            raise NoCohort(" ".join(self._notes) or "No place was named where work was handed in.")
        labs = self._graded()
        owners = Owners(roster)
        for taken in self._taken:
            owners.add(taken)
        members = [
            Member(student=student, works=self._works(owners.attempts[owner], labs))
            for owner, student in owners.students().items()
        ]
        return Cohort(
            labs=[lab for lab in self._labs if lab.name in labs],
            members=sorted(members, key=_by_name),
            notes=[*self._notes, *owners.notes],
        )

    def _graded(self) -> list[str]:
        """The labs of the gradebook."""
        if self._asked:
            return self._asked
        handed_in = {name for taken in self._taken for name in taken.folders}
        handed_in = handed_in or {name for taken in self._taken for name in taken.labs}
        if not handed_in:
            scripts = ", ".join(lab.script for lab in self._files)
            raise NoCohort(
                f"None of the {len(self._taken)} hand-ins holds a lab's script ({scripts}). "
                f"{self._taken[0].hand_in.origin}: {self._taken[0].trouble}"
            )
        return [lab.name for lab in self._labs if lab.name in handed_in]

    def _works(self, attempts: Sequence[Taken], labs: Sequence[str]) -> dict[str, list[Work]]:
        """One student's works by lab, the oldest first."""
        works: dict[str, list[Work]] = {}
        for taken in sorted(attempts, key=lambda each: each.turn):
            meant = self._meant(taken, attempts, labs) if taken.trouble else []
            if taken.trouble and not meant:
                self._notes.append(f"{taken.hand_in.origin}: {taken.trouble}")
            for name, work in taken.works(meant).items():
                if name in labs:
                    works.setdefault(name, []).append(work)
                elif not self._asked:
                    self._notes.append(f"{work.origin}: {work.trouble}")
        return works

    def _meant(self, taken: Taken, attempts: Sequence[Taken], labs: Sequence[str]) -> list[str]:
        """The labs that a hand-in may be for which itself does not tell.

        The only lab that anybody has handed in at the same place; of several those of which the student has nothing.
        """
        there = self._handed_in.get(taken.place, set())
        meant = [name for name in labs if name in there] or list(labs)
        has = {name for each in attempts for name in each.labs}
        return meant if len(meant) == 1 else [name for name in meant if name not in has]


def _by_name(member: Member) -> tuple[str, str, str]:
    return normal(member.student.shown), member.student.shown, member.student.id
