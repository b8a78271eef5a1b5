"""What is left out of a work, and what is too much."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from class_builder import ONE, Class, folder

from checks.harness.grading.reading.allowance import Limits

pytest_plugins = ("class_fixtures",)

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def test_litter_is_left_out(made: Class, tmp_path: Path) -> None:
    files = {
        f"ada/{ONE}": "hers",
        "ada/__pycache__/x.pyc": "",
        "ada/.git/config": "",
        "ada/.venv/lib/a.py": "",
        "ada/env/pyvenv.cfg": "",
        f"ada/env/lib/{ONE}": "",
        "ada/__MACOSX/b.py": "",
        f"ada/._{ONE}": "",
        "ada/.DS_Store": "",
        "ada/.settings.json": "kept",
    }
    place = folder(tmp_path / "class", {**files, ".DS_Store": "", "__MACOSX/x": "", ".git/HEAD": ""})
    read = made.read(place)
    assert read.ids == ["ada"]
    assert read.notes == ""
    copied = read.work("ada").folder
    assert copied is not None
    assert sorted(path.relative_to(copied).as_posix() for path in copied.rglob("*")) == [".settings.json", ONE]


def test_a_file_at_the_top_belongs_to_nobody(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"ada/{ONE}": "", "readme.txt": "", "a\x1b[31m.py": ""})
    assert made.read(place).notes == f"{place}: a\\x1b[31m.py, readme.txt: no student's work by the name."


@posix_only
def test_links_are_never_followed(made: Class, tmp_path: Path) -> None:
    secret = folder(tmp_path / "secret", {ONE: "the instructor's", "more.py": ""})
    place = folder(tmp_path / "class", {"ada/main.py": "", f"alan/{ONE}": "", "grace/x": ""})
    (place / "ada" / ONE).symlink_to(secret / ONE)
    (place / "grace" / "labs").symlink_to(secret)
    (place / "grace" / "lab01").symlink_to(secret)
    (place / "zoe").symlink_to(secret)
    read = made.read(place)
    assert read.trouble("ada") == (f"There is no {ONE} in it. It holds main.py. Links and devices are left out: {ONE}.")
    assert "lab01, labs" in read.trouble("grace")
    assert read.notes == f"{place}: zoe left out, no file and no folder."
    assert "the instructor's" not in "".join(file.read_text() for file in made.into.rglob("*.py"))


@posix_only
def test_pipes_and_sockets_are_not_waited_for(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {"ada/main.py": "", f"alan/{ONE}": ""})
    os.mkfifo(place / "ada" / ONE)
    os.mkfifo(place / "grace.zip")
    with socket.socket(socket.AF_UNIX) as listening:
        before = Path.cwd()
        os.chdir(place / "ada")  # the path of a socket is short
        try:
            listening.bind("s")
        finally:
            os.chdir(before)
        read = made.read(place)
    assert f"left out: {ONE}, s." in read.trouble("ada")
    assert "grace.zip left out" in read.notes


@posix_only
def test_a_copy_has_plain_permissions(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"ada/{ONE}": "", "ada/data/a.json": ""})
    (place / "ada" / ONE).chmod(0o4777)
    (place / "ada" / "data").chmod(0o700)
    before = os.umask(0o077)
    try:
        copied = made.read(place).work("ada").folder
    finally:
        os.umask(before)
    assert copied is not None
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [copied, *copied.rglob("*")]}
    assert modes == {"00001": 0o755, "data": 0o755, ONE: 0o644, "a.json": 0o644}


# Limits ---------------------------------------------------------------------------------------------------------------


def used(made: Class) -> int:
    return sum(file.stat().st_size for file in made.into.rglob("*") if file.is_file())


SMALL = Limits(entries=20, file_bytes=512 * 1024, work_bytes=1024 * 1024, depth=4)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({f"{number}.py": "" for number in range(30)}, "It holds more than 20 files and folders."),
        ({ONE: "x" * 600_000}, f"{ONE} is larger than 0.5 MB."),
        ({f"{number}.py": "x" * 300_000 for number in range(5)}, "It holds more than 1 MB."),
        ({"a/b/c/d/e.py": ""}, "It holds more than 4 folders within each other: a/b/c/d/e.py."),
    ],
)
def test_too_much_is_refused(made: Class, tmp_path: Path, files: dict[str, str], said: str) -> None:
    place = folder(tmp_path / "class", {f"alan/{ONE}": "his"})
    folder(place / "ada", {ONE: "", **files})
    read = made.read(place, limits=SMALL)
    assert read.trouble("ada") == said
    assert read.script("alan") == "his"
    assert used(made) == 3, "what was refused is still there"


def test_many_empty_folders_are_counted(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"ada/{ONE}": "", f"alan/{ONE}": ""})
    for number in range(30):
        (place / "ada" / f"d{number}").mkdir()
    assert made.read(place, limits=SMALL).trouble("ada") == "It holds more than 20 files and folders."


def test_litter_hides_nothing(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"alan/{ONE}": "", **{f"ada/._{number}": "" for number in range(30)}})
    folder(place / "ada", {ONE: ""})
    assert made.read(place, limits=SMALL).trouble("ada") == "It holds more than 20 files and folders."


def test_no_more_than_the_limit_is_written(made: Class, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder(tmp_path / "class", {f"ada/{ONE}": "x" * 50_000_000, f"alan/{ONE}": ""})
    seen: list[int] = []
    remove = shutil.rmtree

    def look_and_remove(folder: Path, **how: Any) -> None:
        seen.append(used(made))
        remove(folder, **how)

    monkeypatch.setattr(shutil, "rmtree", look_and_remove)
    assert made.read(place).trouble("ada") == f"{ONE} is larger than 10 MB."
    assert seen
    assert max(seen) <= 10 * 1024 * 1024


def test_a_folder_that_cannot_be_read(made: Class, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Permissions stop nobody who runs the tests as root.
    place = folder(tmp_path / "class", {f"ada/{ONE}": "", f"alan/{ONE}": "", f"grace/{ONE}": "hers"})
    scandir, opened = os.scandir, os.open
    broken, locked = place / "ada", place / "alan" / ONE

    def unless_locked(call: Callable[..., object]) -> Callable[..., object]:
        def locking(path: object, *more: object, **named: object) -> object:
            if path in (broken, locked):
                raise PermissionError(13, "Permission denied", str(path))
            return call(path, *more, **named)

        return locking

    monkeypatch.setattr(os, "scandir", unless_locked(scandir))
    monkeypatch.setattr(os, "open", unless_locked(opened))
    read = made.read(place)
    assert read.trouble("ada") == "ada cannot be read or copied: Permission denied."
    assert read.trouble("alan") == f"{ONE} cannot be read or copied: Permission denied."
    assert read.script("grace") == "hers"
