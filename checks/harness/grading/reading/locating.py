"""Which labs' scripts are in a work, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checks.harness.grading.reading.allowance import Refused
from checks.harness.grading.reading.names import common_start, listed

Parts = tuple[str, ...]
"""A file or folder within a work, by its folders and its name."""


@dataclass(frozen=True, slots=True)
class LabFiles:
    """What a lab's work is told by."""

    name: str
    """`lab01_table_automation`"""
    script: str

    @property
    def short(self) -> str:
        """`lab01`"""
        return self.name.partition("_")[0]


def locate(paths: Sequence[Parts], lab: LabFiles) -> Parts | None:
    """The folder with a lab's script, as `submission.find` looks for it; else where the only one of that name is.

    Args:
        paths: the files of the work.
        lab: whose script.

    Returns:
        `None` where nothing is there of this lab.

    Raises:
        Refused: there are several scripts and none is where it should be, or a folder of the lab has none.
    """
    there = set(paths)
    for top in _tops(paths):
        for folder in (top, (*top, lab.name), (*top, lab.short), (*top, "labs", lab.name)):
            if (*folder, lab.script) in there:
                return folder
    same = [path for path in paths if path[-1] == lab.script]
    if len(same) > 1:
        found = listed(["/".join(path) for path in same])
        raise Refused(f"It holds {len(same)} files {lab.script}, none where it belongs: {found}.")
    own = [path for path in paths if lab.name in path[:-1] or lab.short in path[:-1]]
    if own and not same:
        raise Refused(no_script([lab], own))
    return same[0][:-1] if same else None


def _tops(paths: Sequence[Parts]) -> Iterator[Parts]:
    """The top of the work, and the folders that all of it is in, if any."""
    folders = {path[:-1] for path in paths}
    common = min(folders, default=())[: common_start(folders)]
    yield from (common[:length] for length in range(len(common) + 1))


def no_script(labs: Sequence[LabFiles], paths: Sequence[Parts]) -> str:
    """Says that none of these scripts is there, and what is."""
    scripts = [lab.script for lab in labs]
    wanted = scripts[0] if len(scripts) == 1 else f"script of a lab ({listed(scripts, most=3)})"
    others = ["/".join(path) for path in paths if path[-1].endswith((".py", ".ipynb"))]
    others = others or ["/".join(path) for path in paths]
    there = f" It holds {listed(others)}." if others else " It is empty."
    return f"There is no {wanted} in it.{there}"
