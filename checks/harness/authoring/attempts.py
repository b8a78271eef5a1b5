"""Attempts: scripts as students write them, wrong or unusual but right, that a lab's checks must judge rightly.

An attempt is a file `wrong_….py` or `right_….py`, or a folder of that name where several files are the point. It holds
what differs from the solution and nothing else (see `overlay`), and its docstring says what is to be seen:

    '''The table gets a numeric key.

    fails: TestCreateTable.test_key, TestCreateTable.test_existing_table
    says: expected {"username": "S"}
    '''
"""

from __future__ import annotations

import ast
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from checks.harness.authoring import source as sources
from checks.harness.authoring import stubs
from checks.harness.authoring.overlay import overlay
from checks.harness.authoring.source import SourceError, SourceText

_CRITERION = re.compile(r"Test\w+\.test_\w+(\[[^\[\],]+\])?")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt, and what the checks must make of it."""

    name: str
    """`wrong_numeric_key`, without `.py`."""
    right: bool
    """Whether it must get full points."""
    story: str
    """What it shows, in a sentence."""
    fails: frozenset[str]
    """The criteria that it fails, all others it passes: `TestCreateTable.test_key`."""
    says: tuple[str, ...]
    """Words that must each occur in what the student is told."""
    path: Path
    """The file or the folder."""
    files: tuple[Path, ...]
    """The file, or all files of the folder."""


def read_attempts(folder: Path) -> list[Attempt]:
    """The attempts of a folder, by name; none where there is no such folder.

    Raises SourceError for a file that is named neither right_ nor wrong_, and for a docstring that does not say what is
    to be seen: a story in every one, `fails:` and `says:` in wrong ones and only there.
    """
    found: dict[str, Attempt] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith((".", "__")):
            continue
        attempt = _read(path)
        if attempt.name in found:
            raise SourceError(str(path), 1, f"{attempt.name} is a file and a folder as well. Rename one of them.")
        found[attempt.name] = attempt
    return list(found.values())


def apply(attempt: Attempt, solution_source: str, file: Path | None = None) -> str:
    """The solution's script with the attempt's changes in it, without solution markers.

    `file` says which of the attempt's files changes the script; it need not be given where there is only one.
    Raises SourceError where the changes do not fit the script (see `overlay`).
    """
    changes = file or attempt.files[0]
    script = stubs.without_markers(solution_source, "the solution")
    return overlay(SourceText(stubs.read_source(changes), str(changes)), SourceText(script, "the solution"))


def build(attempt: Attempt, solution_folder: Path, target_folder: Path) -> Path:
    """Write the whole submission that an attempt stands for into `target_folder`, which is made. Returns its script.

    A file of a folder attempt that the solution has too changes the solution's; any other is put beside it as it is.
    Raises SourceError where the changes do not fit, or where no file is there for them to change.
    """
    originals = {file.relative_to(solution_folder): file for file in stubs.files_of(solution_folder)}
    script = _script(originals, solution_folder)
    given = (
        {script: attempt.path} if attempt.path.is_file() else {f.relative_to(attempt.path): f for f in attempt.files}
    )
    if not given.keys() & originals.keys():
        message = f"none of its files is called {script}. Put what differs in the script into a file of that name."
        raise SourceError(str(attempt.path), 1, message)
    for name in sorted({*originals, *given}):
        target = target_folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if name not in originals:
            shutil.copyfile(given[name], target)
        elif name.suffix != ".py":
            shutil.copyfile(given.get(name, originals[name]), target)
        else:
            source = stubs.read_source(originals[name])
            changed = apply(attempt, source, given[name]) if name in given else stubs.without_markers(source, str(name))
            target.write_text(changed, encoding="utf-8", newline="\n")
    return target_folder / script


def _script(originals: dict[Path, Path], solution: Path) -> Path:
    """The one file of a solution that students fill in."""
    scripts = [
        name
        for name, file in originals.items()
        if name.suffix == ".py" and stubs.todos_of(stubs.read_source(file), str(file))
    ]
    if len(scripts) != 1:
        message = f"{len(scripts)} files of this solution have TODOs. Keep the TODOs of a lab in one script."
        raise SourceError(str(solution), 1, message)
    return scripts[0]


def _read(path: Path) -> Attempt:
    right = path.name.startswith("right_")
    if not right and not path.name.startswith("wrong_"):
        raise SourceError(str(path), 1, "an attempt is called wrong_… or right_…. Rename it, or move it elsewhere.")
    files = (path,) if path.is_file() else tuple(stubs.files_of(path))
    teller, docstring = _docstring(path, files)
    story, directives = _directives(teller, docstring)
    fails = [name for line in directives["fails"] for name in re.split(r"\s*,\s*", line) if name]
    attempt = Attempt(
        name=path.stem if path.is_file() else path.name,
        right=right,
        story=story,
        fails=frozenset(fails),
        says=tuple(directives["says"]),
        path=path,
        files=files,
    )
    _refuse_unclear(attempt, teller)
    return attempt


def _docstring(path: Path, files: tuple[Path, ...]) -> tuple[Path, str]:
    """The file that says what an attempt shows, with its docstring: the one with `fails:`, or else the first."""
    told = []
    for file in files:
        if file.suffix == ".py":
            docstring = ast.get_docstring(sources.parse(stubs.read_source(file), str(file)))
            if docstring:
                told.append((file, docstring))
    if not told:
        raise SourceError(
            str(path), 1, "this attempt has no docstring. Begin it with a sentence that says what it shows."
        )
    return next((pair for pair in told if re.search(r"^fails:", pair[1], re.MULTILINE)), told[0])


def _directives(teller: Path, docstring: str) -> tuple[str, dict[str, list[str]]]:
    """The story, and the lines after `fails:` and `says:`. A line that ends in a comma goes on in the next."""
    story: list[str] = []
    directives: dict[str, list[str]] = {"fails": [], "says": []}
    goes_on = False
    for line in docstring.splitlines():
        word, colon, rest = line.strip().partition(":")
        if goes_on:
            directives["fails"].append(line.strip())
        elif colon and word in directives:
            directives[word].append(rest.strip())
        elif any(directives.values()) and line.strip():
            message = f"`{line.strip()}` comes after fails: or says:, and is neither. Tell the story before them."
            raise SourceError(str(teller), 1, message)
        else:
            story.append(line.strip())
        goes_on = line.rstrip().endswith(",") and (goes_on or word == "fails")
    return " ".join(" ".join(story).split()), directives


def _refuse_unclear(attempt: Attempt, teller: Path) -> None:
    wrong_name = next((name for name in sorted(attempt.fails) if not _CRITERION.fullmatch(name)), None)
    if not attempt.story:
        message = "the docstring has no sentence that says what the attempt shows. Add one, before fails: and says:."
    elif attempt.right and (attempt.fails or attempt.says):
        message = "a right attempt fails nothing. Take fails: and says: out, or call it wrong_…."
    elif not attempt.right and not attempt.fails:
        message = "a wrong attempt names what it fails. Add a line such as `fails: TestCreateTable.test_key`."
    elif not attempt.right and not all(attempt.says or [""]):
        message = "a wrong attempt names words that the student is told. Add a line such as `says: sort key`."
    elif wrong_name is not None:
        message = f"`{wrong_name}` is no criterion. Write it as TestClass.test_name, several with commas between them."
    else:
        return
    raise SourceError(str(teller), 1, message)
