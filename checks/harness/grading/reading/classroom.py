"""GitHub Classroom's `gh classroom clone student-repos`: `lab01-submissions/lab01-ada/`, each a clone with its .git.

https://docs.github.com/en/education/manage-coursework-with-github-classroom/teach-with-github-classroom/using-github-classroom-with-github-cli
https://github.com/github/gh-classroom/blob/main/cmd/gh-classroom/clone/student-repos/student-repos.go
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from checks.harness.grading.reading.commits import Commits
from checks.harness.grading.reading.entries import DiskEntry, Entry
from checks.harness.grading.reading.handin import HandIn, Kind, Person
from checks.harness.grading.reading.names import common_start

_GIT: Final = ".git"
_OF_A_CLASS: Final = "-submissions"


def is_clone(entry: Entry) -> bool:
    """Whether a folder is a clone of a repository."""
    return entry.is_folder and "HEAD" in entry.names(_GIT)


def hand_ins(place: Path, clones: Sequence[Entry], commits: Commits, *, alone: bool) -> Iterator[HandIn]:
    """What each student pushed, at the time of their last commit as its author's machine says it.

    Args:
        place: where they are.
        clones: what `is_clone` recognises.
        commits: tells the times.
        alone: whether there is nothing but clones, as GitHub Classroom makes it; otherwise they are named as students.
    """
    start = _assignment(place.resolve().name, [clone.name for clone in clones]) if alone else ""
    for clone in clones:
        user = clone.name.removeprefix(start)
        known: list[tuple[Kind | None, str]] = [("github", user), (None, clone.name)]
        yield HandIn(
            person=Person(id=user, known_as=known),
            origin=clone.origin,
            contents=[(clone, "")],
            when=commits.last(clone.path / _GIT) if isinstance(clone, DiskEntry) else None,
        )


def _assignment(place: str, names: Sequence[str]) -> str:
    """What all repositories' names begin with, `lab01-`: by the name of their folder or, where it was renamed, by them.

    Users' names may have dashes and begin alike, so that the folder's name is the better guess.
    """
    start = f"{place.removesuffix(_OF_A_CLASS)}-"
    if place.endswith(_OF_A_CLASS) and all(name.startswith(start) and name != start for name in names):
        return start
    if len(names) < 2:
        return ""
    common, dash, _ = names[0][: common_start(names)].rpartition("-")
    return common + dash
