"""The zip file that makes a lab an autograder on Gradescope: two scripts, and what is needed of the kit.

https://gradescope-autograders.readthedocs.io/en/latest/specs/
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from checks.harness.files import zipped
from checks.harness.labs import Lab
from checks.harness.student.bubblewrap import Isolation

_SCRIPTS: Final = Path(__file__).with_name("autograder")
"""`setup.sh` and `run_autograder`: what Gradescope looks for, and runs."""

_KIT: Final = ("__init__.py", "__main__.py", "conftest.py")
_UNWANTED: Final = ("__pycache__", "attempts", "mutants.toml", "stub")
"""What nobody needs who grades. Neither solutions nor attempts leave the house."""


def autograder_zip(lab: Lab, isolation: Isolation, settings: Path | None = None) -> bytes:
    """The zip file for one lab; `settings` is the instructor's TOML file, which is packed as it is.

    Raises OSError when a file of the kit or the settings cannot be read.
    """
    return zipped(dict(_members(lab, isolation, settings)), executable=("setup.sh", "run_autograder"))


def _members(lab: Lab, isolation: Isolation, settings: Path | None) -> Iterator[tuple[str, bytes]]:
    for script in ("setup.sh", "run_autograder"):
        # A checkout on Windows may have given them line ends that bash does not know.
        yield script, (_SCRIPTS / script).read_bytes().replace(b"\r\n", b"\n")
    packed = "" if settings is None else "settings.toml"
    yield "autograder.env", f"LAB={lab.name}\nISOLATION={isolation}\nSETTINGS={packed}\n".encode()
    if settings is not None:
        yield packed, settings.read_bytes()
    yield "requirements.txt", (lab.root / "requirements.txt").read_bytes()
    # The kit knows a lab's script by its name in this folder. What is in it here may be somebody's own work.
    yield f"labs/{lab.name}/{lab.script}", b"# Only the name of this file counts.\n"
    checks = lab.root / "checks"
    for file in [*(checks / name for name in _KIT), *_files(checks / "harness"), *_files(lab.checks)]:
        yield file.relative_to(lab.root).as_posix(), file.read_bytes()


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder and of those in it that are wanted; hidden ones are nobody's."""
    for file in folder.rglob("*"):
        parts = file.relative_to(folder).parts
        if file.is_file() and not any(part in _UNWANTED or part.startswith(".") for part in parts):
            yield file
