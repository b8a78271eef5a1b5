"""What students get of the kit: the labs with their stubs, the checks and what runs them, and no solution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from checks.harness.authoring.source import SourceError
from checks.harness.authoring.stubs import files_of, read_source, stub_of
from checks.harness.handout.leaks import Leak, leaks_in, secrets_of
from checks.harness.handout.modules import COMMANDS, MissingModule, needed_modules
from checks.harness.handout.texts import students_requirements, text_of
from checks.harness.labs import Lab, all_labs

CLASSROOM: Final = "checks.harness.report.classroom"
"""The module that makes GitHub Classroom's points of a result."""

_TEXTS: Final = ("README.md", "hints.md")
_AS_THEY_ARE: Final = (
    "LICENSE",
    "noxfile.py",
    ".gitignore",
    ".devcontainer/devcontainer.json",
    ".vscode/settings.json",
    ".vscode/tasks.json",
)
_SHOWN: Final = 10


class NoHandout(Exception):
    """The labs cannot be handed out as they are; the message says what to put right, and where."""


def contents(labs: Sequence[Lab], root: Path, *, github_classroom: bool) -> dict[str, bytes]:
    """All files of a handout of these labs, by their names. Raises NoHandout."""
    try:
        files = dict(sorted(_files(labs, root, github_classroom=github_classroom)))
        _refuse_leaks(leaks_in(files, secrets_of(all_labs(root))))
    except (MissingModule, SourceError) as error:
        raise NoHandout(f"{error}") from error
    except OSError as error:
        raise NoHandout(f"{_name(Path(error.filename), root)} cannot be read ({error.strerror}).") from error
    return files


def _files(labs: Sequence[Lab], root: Path, *, github_classroom: bool) -> Iterator[tuple[str, bytes]]:
    for name in _AS_THEY_ARE:
        yield name, (root / name).read_bytes()
    yield "requirements.txt", students_requirements((root / "requirements.txt").read_text(encoding="utf-8")).encode()
    texts = {"README.md": "README.md", "pyproject.toml": "pyproject.toml"}
    if github_classroom:
        texts[".github/workflows/classroom.yml"] = "classroom.yml"
    for name, template in texts.items():
        yield name, text_of(template, labs, github_classroom=github_classroom).encode()
    for lab in labs:
        yield from _lab(lab)
    beginnings = [f"checks.{lab.name}.{file.stem}" for lab in labs for file in lab.checks.glob("*.py")]
    for file in needed_modules(root, [*COMMANDS, *beginnings, *([CLASSROOM] if github_classroom else [])]).values():
        yield _name(file, root), file.read_bytes()


def _lab(lab: Lab) -> Iterator[tuple[str, bytes]]:
    """A lab's folder, and its stub once more beside the checks: `reset` takes it from there."""
    for name in _TEXTS:
        yield f"labs/{lab.name}/{name}", (lab.stub / name).read_bytes()
    for file in files_of(lab.solution):
        # Made anew from the solution: the one in labs/ may be somebody's work.
        content = stub_of(read_source(file), str(file)).encode() if file.suffix == ".py" else file.read_bytes()
        yield f"labs/{lab.name}/{_name(file, lab.solution)}", content
        if file == lab.solution / lab.script:
            yield f"checks/{lab.name}/stub/{file.name}", content


def _refuse_leaks(leaks: list[Leak]) -> None:
    if not leaks:
        return
    listed = "\n".join(f"  {leak}" for leak in leaks[:_SHOWN])
    more = f"\n  and {len(leaks) - _SHOWN} more" if len(leaks) > _SHOWN else ""
    raise NoHandout(f"Students would get lines of a solution. Say them in other words:\n{listed}{more}")


def _name(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)
