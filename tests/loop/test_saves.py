"""Saves are seen however an editor makes them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checks.harness.labs import Lab
from checks.harness.loop.saves import Saves


@pytest.fixture
def labs(tmp_path: Path) -> list[Lab]:
    labs = [Lab("lab91_one", tmp_path), Lab("lab92_two", tmp_path)]
    for lab in labs:
        lab.stub.mkdir(parents=True)
        (lab.stub / "script.py").write_text("A = 1\n")
    return labs


def rewritten(script: Path) -> None:
    script.write_text("A = 22\n")


def replaced(script: Path) -> None:
    """As vim and most others do: a new file takes the place of the old one. It may have the same size and time."""
    other = script.with_name("script.py~")
    other.write_text("B = 1\n")
    times = script.stat()
    os.utime(other, ns=(times.st_atime_ns, times.st_mtime_ns))
    other.replace(script)


def touched(script: Path) -> None:
    os.utime(script, (1, 1))


def deleted(script: Path) -> None:
    script.unlink()


def helper_added(script: Path) -> None:
    (script.parent / "deep").mkdir()
    (script.parent / "deep" / "helper.py").write_text("C = 1\n")


@pytest.mark.parametrize("save", [rewritten, replaced, touched, deleted, helper_added])
def test_a_save_is_seen_once(labs: list[Lab], save: Callable[[Path], None]) -> None:
    saves = Saves(labs)
    assert saves.poll() == []
    save(labs[0].stub / "script.py")
    assert saves.poll() == [labs[0]]
    assert saves.poll() == []


@pytest.mark.parametrize(
    "name", [".script.py.swp", "script.py~", "notes.md", ".#script.py", "__pycache__/a.py", "4913"]
)
def test_other_files_are_no_saves(labs: list[Lab], name: str) -> None:
    saves = Saves(labs)
    file = labs[0].stub / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("x")
    assert saves.poll() == []


def test_the_lab_saved_last_comes_last(labs: list[Lab]) -> None:
    saves = Saves(labs)
    for lab, moment in ((labs[1], 2_000_000_000), (labs[0], 2_000_000_001)):
        os.utime(lab.stub / "script.py", (moment, moment))
    assert saves.poll() == [labs[1], labs[0]]


def test_a_folder_that_goes_and_comes(labs: list[Lab]) -> None:
    saves = Saves(labs)
    labs[0].stub.rename(labs[0].stub.with_name("away"))
    assert saves.poll() == [labs[0]]
    labs[0].stub.with_name("away").rename(labs[0].stub)
    assert saves.poll() == [labs[0]]
