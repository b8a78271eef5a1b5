"""A class's work as people get it, made for a test: folders, and zip files with whatever is to be in them."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from checks.harness.grading.cohort import Cohort, Member, Work
from checks.harness.grading.reading.allowance import Limits
from checks.harness.grading.reading.collect import read_cohort
from checks.harness.labs import Lab, find_lab

LAB01, LAB02 = find_lab("lab01"), find_lab("lab02")
ONE, TWO = "dynamodb_script.py", "update_items.py"
"""The scripts of lab 01 and lab 02."""

Files = Mapping[str, str | bytes]
"""Contents by path."""


class Place(Protocol):
    """Makes a place of some files."""

    def __call__(self, files: Files, name: str = "export") -> Path: ...


def folder(root: Path, files: Files) -> Path:
    """A folder with these files, by their paths in it."""
    root.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def zipped(file: Path, files: Files) -> Path:
    """A zip file with these members, packed as platforms pack them."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file


def link(name: str) -> zipfile.ZipInfo:
    """A member that says it is a symbolic link."""
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


class Class:
    """Reads places in a folder of the test's and answers questions about what came out."""

    def __init__(self, tmp_path: Path) -> None:
        self.tmp = tmp_path
        self.into = tmp_path / "into"

    def read(
        self,
        *places: Path,
        labs: tuple[Lab, ...] = (LAB01,),
        roster: str | bytes | None = None,
        limits: Limits | None = None,
    ) -> Read:
        file = None
        if roster is not None:
            file = self.tmp / "roster.csv"
            file.write_bytes(roster if isinstance(roster, bytes) else roster.encode())
        return Read(read_cohort(places, self.into, labs=labs, roster=file, limits=limits))


class Read:
    """A cohort, with shorter ways to what a test asks."""

    def __init__(self, cohort: Cohort) -> None:
        self.cohort = cohort
        self.notes = "\n".join(cohort.notes)

    @property
    def ids(self) -> list[str]:
        return [member.student.id for member in self.cohort.members]

    def member(self, person: str) -> Member:
        (found,) = (member for member in self.cohort.members if member.student.id == person)
        return found

    def works(self, person: str, lab: Lab = LAB01) -> list[Work]:
        return list(self.member(person).works.get(lab.name, ()))

    def work(self, person: str, lab: Lab = LAB01) -> Work:
        (work,) = self.works(person, lab)
        return work

    def script(self, person: str, lab: Lab = LAB01) -> str:
        """The text of the script of the only attempt."""
        work = self.work(person, lab)
        assert work.folder is not None, work.trouble
        return (work.folder / lab.script).read_text()

    def scripts(self, person: str, lab: Lab = LAB01) -> list[str]:
        """The texts of all attempts; what is wrong with those that have none."""
        return [
            work.trouble if work.folder is None else (work.folder / lab.script).read_text()
            for work in self.works(person, lab)
        ]

    def trouble(self, person: str, lab: Lab = LAB01) -> str:
        work = self.work(person, lab)
        assert work.folder is None
        return work.trouble
