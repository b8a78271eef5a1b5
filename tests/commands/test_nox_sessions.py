"""nox is the kit's face: the table of contents, and a session for each lab."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from kit_copy import ROOT, TOY, Ended, Kit


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    kit = Kit.copied_to(tmp_path_factory.mktemp("kit") / "a kit with spaces")
    kit.take_lab(TOY, "lab90")
    return kit


def nox(kit: Kit, *arguments: str | Path, cwd: Path | None = None) -> Ended:
    return kit.python("-m", "nox", *arguments, cwd=cwd)


def test_table_of_contents(kit: Kit) -> None:
    ended = nox(kit, "-l")
    assert ended.status == 0
    assert "- lab90 -> Notes in a table" in ended.out
    assert [line for line in ended.out.splitlines() if line.startswith("- ") and " -> " not in line] == []
    assert "* " not in ended.out.replace("sessions marked with * are selected", ""), "nothing runs by default"


def test_nothing_runs_by_default(kit: Kit) -> None:
    ended = nox(kit)
    assert "lab90 -> Notes in a table" in ended.out
    assert "points" not in ended.out


def test_untouched_lab(kit: Kit) -> None:
    ended = nox(kit, "-s", "lab90")
    assert ended.status == 1
    assert "0 of 5 points" in ended.out
    begin, end = ended.err.splitlines()
    assert begin == "nox > Running session lab90"
    assert "lab90 aborted: not complete yet; the report above says where to go on" in end


def test_complete_lab(kit: Kit) -> None:
    ended = nox(kit, "-s", "lab90", "--", "--submission", "solutions")
    assert ended.status == 0
    assert "5 of 5 points" in ended.out
    begin, end = ended.err.splitlines()
    assert begin == "nox > Running session lab90"
    assert "lab90 was successful" in end


def test_wrong_usage(kit: Kit) -> None:
    ended = nox(kit, "-s", "lab90", "--", "--submission", "nowhere")
    assert ended.status == 1
    assert "There is no folder nowhere." in ended.err
    assert "nothing was checked; the sentence above says why" in ended.err


def test_from_another_folder(kit: Kit, tmp_path: Path) -> None:
    shutil.copytree(TOY / "solutions", tmp_path / "mine")
    ended = nox(kit, "-f", kit.root / "noxfile.py", "-s", "lab90", "--", "--submission", "mine", cwd=tmp_path)
    assert ended.status == 0
    assert "lab90_toy · mine" in ended.out


def test_kit_s_own_sessions_are_described() -> None:
    ended = Kit(ROOT).python("-m", "nox", "-l")
    described = [line.split()[1] for line in ended.out.splitlines() if line.startswith("- ") and " -> " in line]
    assert described[0] == "lab00"
    assert {"tests", "gate", "mutants", "stubs", "lint", "bench"} <= set(described)
