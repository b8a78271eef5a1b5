"""A handout is written whole or not at all, and never over a person's own files."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from checks.harness.handout.place import FOLDER, MANIFEST, CannotWrite, write

FILES = {"README.md": b"read me\n", "labs/lab01_x/script.py": "print('é')\n".encode()}
OTHERS = {"README.md": b"another\n"}


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def refusal(place: Path) -> str:
    """Why a handout cannot be written there; whatever is in the folder around it is as it was."""
    before = contents(place.parent) if place.parent.is_dir() else {}
    with pytest.raises(CannotWrite) as caught:
        write(OTHERS, place)
    assert (contents(place.parent) if place.parent.is_dir() else {}) == before
    return str(caught.value)


def test_folder(tmp_path: Path) -> None:
    write(FILES, tmp_path / "out")
    there = contents(tmp_path / "out")
    assert {name: there[name] for name in FILES} == FILES
    assert set(there) == {*FILES, MANIFEST}
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_digests(tmp_path: Path) -> None:
    write(FILES, tmp_path / "out")
    lines = (tmp_path / "out" / MANIFEST).read_text("utf-8").splitlines()
    assert lines == [f"{hashlib.sha256(FILES[name]).hexdigest()}  {name}" for name in sorted(FILES)]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum here")
def test_digests_are_read_by_sha256sum(tmp_path: Path) -> None:
    write(FILES, tmp_path / "out")
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", MANIFEST], cwd=tmp_path / "out", check=True)


def test_zip_is_the_folder(tmp_path: Path) -> None:
    write(FILES, tmp_path / "out")
    write(FILES, tmp_path / "out.ZIP")
    with zipfile.ZipFile(tmp_path / "out.ZIP") as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "unpacked")
    assert [each.name for each in (tmp_path / "unpacked").iterdir()] == [FOLDER]
    assert contents(tmp_path / "unpacked" / FOLDER) == contents(tmp_path / "out")


def test_zip_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    write(FILES, tmp_path / "one.zip")
    write(dict(reversed(FILES.items())), tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_earlier_handout_is_replaced(tmp_path: Path, name: str) -> None:
    write(FILES, tmp_path / name)
    write(OTHERS, tmp_path / name)
    write(OTHERS, tmp_path / f"new-{name}")
    if name == "out":
        assert contents(tmp_path / "out") == contents(tmp_path / "new-out")
    else:
        assert (tmp_path / name).read_bytes() == (tmp_path / f"new-{name}").read_bytes()
    assert sorted(each.name for each in tmp_path.iterdir()) == [f"new-{name}", name]


def test_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write(FILES, tmp_path / "out")
    assert set(contents(tmp_path / "out")) == {*FILES, MANIFEST}


def test_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    write(FILES, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert set(contents(tmp_path / "real")) == {*FILES, MANIFEST}


def test_changed_and_added_files_are_kept(tmp_path: Path) -> None:
    place = tmp_path / "out"
    write(FILES, place)
    (place / "labs/lab01_x/script.py").write_text("my work\n")
    (place / "notes.txt").write_text("mine\n")
    said = refusal(place)
    assert f"{place} holds files that are not as a handout made them: labs/lab01_x/script.py, notes.txt." in said
    assert "Name another place, or move it away first." in said


def test_many_added_files_are_counted(tmp_path: Path) -> None:
    write(FILES, tmp_path / "out")
    for number in range(9):
        (tmp_path / "out" / f"mine-{number}").touch()
    assert "mine-0, mine-1, mine-2 and 6 more. They would be lost." in refusal(tmp_path / "out")


def test_link_in_an_earlier_handout_is_a_persons(tmp_path: Path) -> None:
    write(FILES, tmp_path / "out")
    (tmp_path / "out" / "README.md").unlink()
    (tmp_path / "out" / "README.md").symlink_to(tmp_path / "nowhere")
    assert "made them: README.md." in refusal(tmp_path / "out")


def test_file_that_only_claims_to_be_in_the_list(tmp_path: Path) -> None:
    write(FILES, tmp_path / "out")
    (tmp_path / "out" / "mine").write_bytes(b"mine")
    with (tmp_path / "out" / MANIFEST).open("a") as manifest:
        manifest.write(f"{'0' * 64}  mine\nrubbish\n")
    assert "made them: mine." in refusal(tmp_path / "out")


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_folder_of_something_else(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "thesis.txt").write_text("years of work")
    assert f"{tmp_path / name} is there already and is no handout." in refusal(tmp_path / name)


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_file_of_something_else(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("years of work")
    assert "is there already and is no handout." in refusal(tmp_path / name)


def test_zip_of_something_else(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "out.zip", "w") as archive:
        archive.writestr("thesis.txt", "years of work")
    assert "is there already and is no handout." in refusal(tmp_path / "out.zip")


def test_zip_with_something_added(tmp_path: Path) -> None:
    write(FILES, tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip", "a") as archive:
        archive.writestr("mine.txt", "mine")
    assert "made them: mine.txt." in refusal(tmp_path / "out.zip")


def test_missing_folder(tmp_path: Path) -> None:
    assert f"There is no folder {tmp_path / 'no' / 'where'}. Make it first" in refusal(
        tmp_path / "no" / "where" / "out"
    )


def test_folder_that_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    assert "is the folder that you are in, or holds it." in refusal(tmp_path / "out")


@contextmanager
def full_disk() -> Iterator[None]:
    """As near to one as a test can come: no file may grow beyond 10 bytes."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of files")
@pytest.mark.parametrize("name", ["out", "out.zip"])
@pytest.mark.parametrize("there_before", [False, True])
def test_full_disk(tmp_path: Path, name: str, there_before: bool) -> None:
    if there_before:
        write(FILES, tmp_path / name)
    with full_disk():
        said = refusal(tmp_path / name)
    assert said.startswith(f"{tmp_path / name} could not be written (File too large). Nothing was changed there.")
    assert [each.name for each in tmp_path.iterdir()] == ([name] if there_before else [])
