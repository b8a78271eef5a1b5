"""Clones of GitHub Classroom, and what a repository may not do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path

import pytest
from class_builder import ONE, Class, Files, folder

from checks.harness.grading.reading import commits

pytest_plugins = ("class_fixtures",)

git_only = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")


def repository(root: Path, files: Files, when: str = "2026-03-01T10:00:00+02:00") -> Path:
    folder(root, files)
    identity = {"GIT_AUTHOR_NAME": "ada", "GIT_AUTHOR_EMAIL": "ada@example.org"}
    identity |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in identity.items()}
    environment = {**os.environ, **identity, "GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z", "GIT_COMMITTER_DATE": when}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for command in ("init -q -b main", "add -A", "commit -q -m work"):
        subprocess.run(["git", "-C", str(root), *command.split()], env=environment, check=True)
    return root


KIT: Files = {
    f"labs/lab01_table_automation/{ONE}": "hers",
    "noxfile.py": "",
    f"checks/lab01/{ONE}": "",
    "labs/README.md": "",
}


@git_only
@pytest.mark.parametrize("name", ["lab01-submissions", "renamed"])
def test_github_classroom(made: Class, tmp_path: Path, name: str) -> None:
    for user in ("ada-l", "alan-t"):
        repository(tmp_path / name / f"lab01-{user}", KIT)
    read = made.read(tmp_path / name)
    assert read.ids == ["ada-l", "alan-t"]
    assert [read.script(person) for person in read.ids] == ["hers", "hers"]
    assert read.work(read.ids[0]).when == datetime(2026, 3, 1, 8, tzinfo=timezone.utc)
    assert "times are those of the last commits" in read.notes
    copied = [path.name for path in made.into.rglob("*") if path.is_file()]
    assert sorted(set(copied)) == ["README.md", ONE]


@git_only
def test_packed_and_detached_clones(made: Class, tmp_path: Path) -> None:
    place = tmp_path / "lab01-submissions"
    packed, detached = (repository(place / f"lab01-{user}", KIT) for user in ("ada", "alan"))
    subprocess.run(["git", "-C", str(packed), "gc", "-q"], check=True)
    subprocess.run(["git", "-C", str(detached), "checkout", "-q", "--detach"], check=True)
    assert not (packed / ".git/refs/heads/main").exists()
    read = made.read(place)
    assert [read.work(person).when is None for person in ("ada", "alan")] == [False, False]


@git_only
def test_a_repository_runs_nothing(made: Class, tmp_path: Path) -> None:
    place = tmp_path / "lab01-submissions"
    evil = repository(place / "lab01-ada", KIT)
    (tmp_path / "run").write_text(f"#!/bin/sh\ntouch {tmp_path}/pwned\n")
    (tmp_path / "run").chmod(0o755)
    keys = ["core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "gpg.program", "diff.external"]
    keys += ["core.alternateRefsCommand", "pager.log", "alias.log", "credential.helper", "uploadpack.packObjectsHook"]
    for key in keys:
        value = f"!{tmp_path}/run" if key == "alias.log" else f"{tmp_path}/run"
        subprocess.run(["git", "-C", str(evil), "config", key, value], check=True)
    for key, value in {"log.showSignature": "true", "core.hooksPath": str(tmp_path), "core.worktree": "/"}.items():
        subprocess.run(["git", "-C", str(evil), "config", key, value], check=True)
    read = made.read(place)
    assert read.work("ada").when is not None
    assert not (tmp_path / "pwned").exists()


@git_only
@pytest.mark.parametrize(
    "head", ["", "ref: refs/../../../etc/passwd", "ref: refs/heads/none", "0" * 40, "--all", "x" * 5000]
)
def test_a_repository_without_a_last_commit(made: Class, tmp_path: Path, head: str) -> None:
    place = tmp_path / "lab01-submissions"
    repository(place / "lab01-ada", KIT)
    (place / "lab01-ada" / ".git" / "HEAD").write_text(head)
    read = made.read(place)
    assert read.script("ada") == "hers"
    assert read.work("ada").when is None


def test_without_git_there_is_no_time(made: Class, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder(tmp_path / "lab01-submissions", {f"lab01-ada/{name}": content for name, content in KIT.items()})
    folder(place / "lab01-ada" / ".git", {"HEAD": "0" * 40})
    monkeypatch.setenv("PATH", str(tmp_path))
    read = made.read(place)
    assert read.script("ada") == "hers"
    assert read.work("ada").when is None


@git_only
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_repository_that_never_answers(made: Class, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "lab01-submissions"
    evil = repository(place / "lab01-ada", KIT)
    subprocess.run(["git", "-C", str(evil), "gc", "-q"], check=True)
    (index,) = (evil / ".git/objects/pack").glob("*.idx")
    index.unlink()
    os.mkfifo(index)
    monkeypatch.setattr(commits, "_PATIENCE", 0.3)
    read = made.read(place)
    assert read.script("ada") == "hers"
    assert read.work("ada").when is None
