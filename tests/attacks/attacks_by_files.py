"""Attacks by what is handed in: links, bombs, names, and files that a tool beside the script would pick up."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

from attack import OWNED, SCRIPT, Attack, Scene, handed_in, scripted, write

NOTHING = "def save_note(*_, **__): return True\n"
PRINTS = f"import os\nprint('SENTINEL: imported by a tool', flush=True)\nos.system('touch /tmp/{OWNED}')\n"
"""Code of files that must not be run at all in the checker."""


def beside(name: str, idea: str, files: dict[str, str | bytes]) -> Attack:
    """Files beside a script that does nothing."""
    return scripted(name, idea, NOTHING, files)


def zipped(name: str, idea: str, members: dict[str | zipfile.ZipInfo, str | bytes], *, state: str) -> Attack:
    """A zip in the student's folder."""

    def build(place: Path, scene: Scene) -> None:
        with zipfile.ZipFile(place / "work.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in members.items():
                archive.writestr(member, content)

    return handed_in(name, idea, build, state=state)


def named(name: str, idea: str, folder: str) -> Attack:
    return scripted(name, idea, NOTHING, folder=folder)


def made(name: str, idea: str, make: Callable[[Path, Scene], object], *, state: str = "refused") -> Attack:
    """A script that is no regular file of text."""

    def build(place: Path, scene: Scene) -> None:
        make(place / SCRIPT, scene)

    return handed_in(name, idea, build, state=state)


def _link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(SCRIPT)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def _bomb_in_bomb() -> bytes:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(SCRIPT, bytes(30 * 2**20))
    return inner.getvalue()


def _links_beside(place: Path, scene: Scene) -> None:
    write(place, {SCRIPT: "import os\ndef save_note(*_, **__): print([open(n).read() for n in os.listdir('.')])\n"})
    (place / "secret.py").symlink_to(f"{scene.instructor}/SENTINEL.txt")
    (place / "folder").symlink_to(scene.instructor)
    os.mkfifo(place / "pipe.py")


def _odd_names(place: Path, scene: Scene) -> None:
    write(place, {SCRIPT: NOTHING})
    for name in (b"\xff.py", b"\x1b[2J.py", b"new\nline.py", b"=cmd().py", b"<script>.py", b"-rf.py", b"helper .py"):
        (place / os.fsdecode(name)).write_text(PRINTS)


def _repository(place: Path, scene: Scene) -> None:
    commit, run = "1" * 40, f"touch /tmp/{OWNED}"
    config = f'[core]\n\tfsmonitor = "{run}"\n\tsshCommand = "{run}"\n\tpager = "{run}"\n\thooksPath = hooks\n'
    git = {
        "HEAD": "ref: refs/heads/main\n",
        "refs/heads/main": commit,
        "config": f'{config}[log]\n\tshowSignature = true\n[gpg]\n\tprogram = "{run}"\n[alias]\n\tlog = "!{run}"\n',
        "hooks/post-checkout": f"#!/bin/sh\n{run}\n",
        "objects/info/alternates": f"{scene.instructor}\n",
    }
    write(place, {SCRIPT: NOTHING, **{f".git/{name}": text for name, text in git.items()}})
    (place / ".git" / "objects" / commit[:2]).mkdir()
    (place / ".git" / "objects" / commit[:2] / commit[2:]).symlink_to(f"{scene.instructor}/SENTINEL.txt")


def _many_files(place: Path, scene: Scene) -> None:
    write(place, {SCRIPT: NOTHING, **{f"{number}.py": "" for number in range(2100)}})


FILES = [
    beside(
        "tool_settings",
        "conftest.py, pytest.ini, pyproject.toml, setup.cfg, tox.ini and plugins for a pytest that runs here.",
        {
            "conftest.py": PRINTS + "def pytest_runtest_makereport(*_): raise SystemExit(0)\n",
            "pytest.ini": "[pytest]\naddopts = --collect-only\n",
            "pyproject.toml": "[tool.pytest.ini_options]\naddopts = '-p owned'\n",
            "setup.cfg": "[tool:pytest]\naddopts = -p owned\n",
            "owned.py": PRINTS,
            "test_checklist.py": "def test_all(): pass\n",
        },
    ),
    beside(
        "interpreter_settings",
        "sitecustomize.py, usercustomize.py, .pth files and pyvenv.cfg for the interpreter.",
        {
            "sitecustomize.py": PRINTS,
            "usercustomize.py": PRINTS,
            "owned.pth": PRINTS.replace("\n", ";") + "\n",
            "__init__.py": PRINTS,
            "__main__.py": PRINTS,
        },
    ),
    beside(
        "own_boto3",
        "A boto3, a botocore and a cbor2 of its own beside the script.",
        {
            "boto3/__init__.py": "def client(*_, **__): return None\nresource = client\n",
            "botocore/__init__.py": "",
            "cbor2/__init__.py": "def dumps(_): return b''\nloads = dumps\n",
        },
    ),
    beside(
        "own_checks",
        "A package `checks` with checks and a harness in which everything passes.",
        {
            "checks/__init__.py": PRINTS,
            "checks/lab91_notes/test_checklist.py": "def test_all(): pass\n",
            "checks/harness/__init__.py": PRINTS,
            "checks/harness/student/__init__.py": "",
            "checks/harness/verdict.py": "def judge(*_): return 'passed'\n",
        },
    ),
    beside(
        "own_standard_library",
        "json.py, decimal.py, struct.py and io.py of its own, for whoever imports them late.",
        {f"{name}.py": PRINTS for name in ("json", "decimal", "struct", "io", "copy", "inspect", "traceback", "os")},
    ),
    beside(
        "own_results",
        "Results and a gradebook handed in together with the script.",
        {
            "results.json": '{"score": 99}',
            "result.json": '{"schema": 1, "points": 99}',
            "gradebook.csv": "student,points\nme,99\n",
            "verdicts/0.json": "{}",
        },
    ),
    handed_in("links_beside", "Links to secrets and a pipe beside the script.", _links_beside),
    handed_in("odd_file_names", "Names of files that are no text, or that something might obey.", _odd_names),
    handed_in("repository", "A repository whose settings, hooks and objects make git run programs.", _repository),
    handed_in("many_files", "More than 2,000 files.", _many_files, state="refused"),
    made("script_is_a_link", "A link to the instructor's file.",
         lambda script, scene: script.symlink_to(f"{scene.instructor}/SENTINEL.txt")),
    made("script_is_a_pipe", "A pipe that nobody writes into.", lambda script, scene: os.mkfifo(script)),
    made("script_is_a_folder", "A folder in the script's place.", lambda script, scene: script.mkdir()),
    made("script_of_50_mb", "50 MB of text.", lambda script, scene: script.write_bytes(b"#" * 50 * 2**20)),
    made("script_in_utf_16", "UTF-16.", lambda script, scene: script.write_text(NOTHING, "utf-16"), state="graded"),
    made("script_with_nul", "A null byte.", lambda script, scene: script.write_bytes(b"x = 1\0\n"), state="graded"),
    made("script_of_odd_coding", "A coding that is none.",
         lambda script, scene: script.write_bytes(b"# coding: \x1b[2J<b>rot13\n\xff"), state="graded"),
    made("script_of_parentheses", "An expression that the parser needs all its stack for.",
         lambda script, scene: script.write_text("x = " + "(" * 10**5 + ")" * 10**5), state="graded"),
    zipped("zip_bomb", "30 MB of nothing in a few KB.", {SCRIPT: bytes(30 * 2**20)}, state="refused"),
    zipped("zip_in_zip", "A zip bomb within a zip.", {SCRIPT: NOTHING, "more.zip": _bomb_in_bomb()}, state="graded"),
    zipped("zip_that_climbs", "A member `../grace/script.py`.",
           {SCRIPT: NOTHING, "../grace/script.py": PRINTS, f"/tmp/{OWNED}": PRINTS}, state="refused"),
    zipped("zip_with_a_link", "A member that is a link to /etc/passwd.", {_link(): "/etc/passwd"}, state="refused"),
    named("named_a_formula", "A folder named as a formula.", "=HYPERLINK(A1)"),
    named("named_a_command", "A folder named as an option of a command.", "-rf"),
    named("named_with_escapes", "A folder whose name clears the terminal.", "\x1b[2J\x1b]0;owned\x07"),
    named("named_with_lines", "A folder whose name has several lines.", "ada\nFORGED: everybody has all points.\r\n"),
    named("named_as_markup", "A folder named as markup.", "<script>alert(1)<"),
    named("named_backwards", "A folder whose name turns the direction of reading.", "\u202ecsv.ada"),
    named("named_as_a_path", "A folder named as a path on other systems.", "grace\\..\\..\\x"),
    named("named_as_no_text", "A folder whose name is no text.", os.fsdecode(b"\xff\xfeada")),
    named("named_like_another", "A folder that differs from another student's in letter case alone.", "ADA"),
]  # fmt: skip
