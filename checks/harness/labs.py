"""The catalogue of labs: one folder under labs/, solutions/ and checks/, all with the same name."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

_LAB = re.compile(r"lab\d\d_\w+")

ROOT = Path(__file__).resolve().parents[2]


class NoSuchLab(Exception):
    """There is no lab of that name; the message says which there are."""


@dataclass(frozen=True, slots=True)
class Lab:
    """One lab, by the folders that belong to it."""

    name: str
    root: Path

    @property
    def short(self) -> str:
        """`lab01`"""
        return self.name.partition("_")[0]

    @property
    def stub(self) -> Path:
        """The folder that the student works in."""
        return self.root / "labs" / self.name

    @property
    def solution(self) -> Path:
        return self.root / "solutions" / self.name

    @property
    def checks(self) -> Path:
        return self.root / "checks" / self.name

    @property
    def attempts(self) -> Path:
        return self.checks / "attempts"

    @property
    def script(self) -> str:
        """The name of the lab's script: the one Python file that the lab's folder was made with."""
        for folder in (self.solution, self.stub):
            scripts = sorted(file.name for file in folder.glob("*.py"))
            if scripts:
                return scripts[0]
        raise NoSuchLab(f"{self.name} has no script, neither in {self.stub} nor in {self.solution}.")

    def digest(self) -> str:
        """SHA-256 over the lab's check files."""
        total = hashlib.sha256()
        for file in sorted(self.checks.glob("*.py")):
            total.update(file.name.encode() + b"\0" + file.read_bytes())
        return f"sha256:{total.hexdigest()}"


def all_labs(root: Path = ROOT) -> list[Lab]:
    """All labs that have checks, in order."""
    return [Lab(place.name, root) for place in sorted((root / "checks").glob("lab*")) if _LAB.fullmatch(place.name)]


def find_lab(name: str, root: Path = ROOT) -> Lab:
    """The lab of that name: `lab01_table_automation`, `lab01`, `01` or `1`. Raises NoSuchLab."""
    labs = all_labs(root)
    wanted = name.strip().replace("\\", "/").rstrip("/").rpartition("/")[2].lower()
    number = f"lab{int(wanted):02d}" if wanted.isdecimal() else wanted
    for lab in labs:
        if number in (lab.name, lab.short):
            return lab
    there = "\n".join(f"  {lab.short}  {lab.name}" for lab in labs)
    raise NoSuchLab(f"There is no lab {name!r}. These are the labs:\n{there}" if labs else "There are no labs here.")
