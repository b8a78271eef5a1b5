"""One run of a lab's checks over one work: what a worker is told, and the name under which its verdict is kept."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from checks.harness import VERSION
from checks.harness.labs import ROOT, Lab
from checks.harness.report.gradebook import CriterionKey
from checks.harness.student.bubblewrap import Isolation

_JUDGES = ("boto3", "botocore", "moto", "pytest", "cbor2", "time-machine")
"""What a verdict comes from besides the kit: another version may judge otherwise."""
_PARTS = ("*.py", "cloud/**/*.py", "student/**/*.py", "report/model.py")
"""The part of the harness that judges."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Everything that a verdict depends on."""

    lab: Lab
    folder: Path
    """The work: regular files only."""
    work: str
    """The digest of what is in it."""
    seed: int
    isolation: Isolation
    last: frozenset[CriterionKey] = frozenset()
    """The criteria that are judged after all others."""

    @property
    def key(self) -> str:
        """The same for two jobs whose verdicts must be the same."""
        last = sorted(f"{number}.{name}" for number, name in self.last)
        parts = [
            self.lab.name,
            _checks_digest(self.lab),
            self.work,
            kit_digest(),
            str(self.seed),
            self.isolation,
            *last,
        ]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def as_line(self) -> bytes:
        """What a worker reads."""
        data: dict[str, Any] = {
            "lab": self.lab.name,
            "root": str(self.lab.root),
            "folder": str(self.folder),
            "seed": self.seed,
            "isolation": self.isolation,
            "last": sorted(self.last),
        }
        return json.dumps(data).encode() + b"\n"


def digest_of(folder: Path) -> str:
    """SHA-256 over all files of a folder, names included."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return _digest((file.relative_to(folder).as_posix(), file) for file in files)


def seed_for(work: str, seed: int) -> int:
    """The seed of a run over work with this digest, from the seed of the grading, which no student ever sees.

    Whatever changes in the work, other values are drawn: those that a student was shown in the feedback on one attempt
    are of no use in the next.
    """
    return int.from_bytes(hashlib.sha256(f"{seed}/{work}".encode()).digest()[:4], "big")


@cache
def _checks_digest(lab: Lab) -> str:
    """Read once: every job of a class asks for it, and more than once."""
    return lab.digest()


@cache
def kit_digest() -> str:
    """SHA-256 over the part of the kit that judges, and the versions of what it stands on."""
    harness = ROOT / "checks" / "harness"
    files = sorted({file for part in _PARTS for file in harness.glob(part)})
    own = _digest((file.relative_to(harness).as_posix(), file) for file in files)
    versions = [f"{name} {version(name)}" for name in _JUDGES]
    parts = [VERSION, own, platform.python_version(), *versions]
    return f"sha256:{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()}"


def _digest(files: Iterable[tuple[str, Path]]) -> str:
    total = hashlib.sha256()
    for name, file in files:
        content = file.read_bytes()
        total.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        total.update(content)
    return f"sha256:{total.hexdigest()}"
