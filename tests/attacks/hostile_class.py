"""A class of attackers with a few honest students among them, graded by the real command in a process of its own."""

from __future__ import annotations

import hashlib
import json
import socket
import stat
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import kernel_keys
import notes_lab
from attack import OWNED, SCRIPT, Attack, Scene, write
from kit_copy import Kit

from checks.harness.report.model import Result
from checks.harness.student.bubblewrap import NoBubblewrap, check_available

SENTINEL = "SENTINEL"
"""In everything that is nobody's to read. Attacks print it where they did what they must not."""
_CREDENTIALS = f"[default]\naws_access_key_id = {SENTINEL}\naws_secret_access_key = {SENTINEL}\n"
SEED = "4711"
_PATIENCE = 600
"""Seconds after which the grading is taken to hang."""


@dataclass(frozen=True, kw_only=True)
class Graded:
    """What came of a grading."""

    status: int
    said: str
    """By the command, on both of its streams."""
    out: Path
    changed: list[str]
    """What is no longer as it was in the hand-ins, the kit and the instructor's files."""
    left: list[str]
    """Processes and files that are still there, by the token."""
    keys: list[str]
    """Kernel keys that are."""
    scratch: list[str]
    """What is left in the folder for temporary files."""
    reached: bool
    """Whether anybody came to the listening port."""

    @cached_property
    def grades(self) -> dict[str, dict[str, Any]]:
        """Each student's grade, by the id."""
        students = json.loads((self.out / "grades.json").read_text())["students"]
        return {student["id"]: {**student["grades"][0], "name": student["name"]} for student in students}

    @cached_property
    def results(self) -> dict[str, tuple[Path, Result]]:
        """Each student's result with its file, by the id."""
        files = list(self.out.glob("results/*/*.json"))
        results = [Result.from_json(file.read_bytes()) for file in files]
        return {result.submission: (file, result) for file, result in zip(files, results, strict=True)}

    def files(self) -> Iterator[Path]:
        """Everything that was written for people and programs."""
        return (file for file in self.out.rglob("*") if file.is_file())


class Stage:
    """A folder with a kit, hand-ins, and the instructor's own files."""

    def __init__(self, root: Path, token: str) -> None:
        self._root = root
        self._token = token
        self._kit = Kit.copied_to(root / "kit")
        self._kit.write_lab(notes_lab.NAME, notes_lab.CHECKS, f"# {SENTINEL} of the solution\n{notes_lab.RIGHT}")
        _shorten_budget(self._kit)
        secrets = {"SENTINEL.txt": SENTINEL, ".aws/credentials": _CREDENTIALS, "settings.toml": notes_lab.SETTINGS}
        write(root / "instructor", secrets)

    def grade(self, name: str, attacks: Iterable[Attack], isolation: str) -> Graded:
        """Grade a class of attackers and honest students."""
        cohort, out, scratch = (self._root / name / part for part in ("class", "out", "scratch"))
        scratch.mkdir(parents=True)
        kernel_keys.give_own(SENTINEL)  # as a login does, and what the grading is started with
        with _listening() as (port, was_reached):
            scene = Scene(
                cohort=str(cohort),
                out=str(out),
                kit=str(self._kit.root),
                instructor=str(self._root / "instructor"),
                port=port,
                token=self._token,
            )
            for student, text in {**notes_lab.HONEST, notes_lab.UNTOUCHED: notes_lab.STUB}.items():
                write(cohort / student, {SCRIPT: text})
            for attack in attacks:
                (cohort / attack.handed_in_as).mkdir()
                attack.build(cohort / attack.handed_in_as, scene)
            before = self._looks_of(cohort)
            status, said = self._run(cohort, out, scratch, isolation)
            reached = was_reached()
        after = self._looks_of(cohort)
        changed = [place for place in {**before, **after} if before.get(place) != after.get(place)]
        return Graded(
            status=status,
            said=said,
            out=out,
            changed=changed,
            left=_left(self._token),
            keys=kernel_keys.left(self._token),
            scratch=sorted(map(str, scratch.iterdir())),
            reached=reached,
        )

    def _run(self, cohort: Path, out: Path, scratch: Path, isolation: str) -> tuple[int, str]:
        settings = self._root / "instructor" / "settings.toml"
        where: list[str | Path] = [cohort, "--out", out, "--settings", settings]
        how = ["--lab", "lab91", "--workers", "2", "--seed", SEED, "--require-isolation", isolation]
        with self._kit.started(
            *("-m", "checks", "grade", *where, *how),
            TMPDIR=str(scratch),
            HOME=str(self._root / "instructor"),
            GRADER_TOKEN=SENTINEL,
        ) as run:
            out_text, err_text = run.communicate(timeout=_PATIENCE)
            return run.returncode, (out_text + err_text).decode("utf-8", "surrogateescape")

    def _looks_of(self, cohort: Path) -> dict[str, str]:
        """Everything that nobody may change, with what is in it."""
        tops = (cohort, self._kit.root, self._root / "instructor")
        places = (place for top in tops for place in [top, *top.rglob("*")])
        # Python keeps what it has compiled of the kit beside it, at the tier `process`.
        return {str(place): _look(place) for place in places if "__pycache__" not in place.parts}


def _look(place: Path) -> str:
    """Kind, permissions and content."""
    mode = place.lstat().st_mode
    content = place.read_bytes() if stat.S_ISREG(mode) else b""
    return f"{mode:o} {hashlib.sha256(content).hexdigest()}"


def _shorten_budget(kit: Kit) -> None:
    """Have endless loops end sooner than they would for people: the copy's limits are this file's."""
    file = kit.root / "checks" / "harness" / "student" / "budget.py"
    text = file.read_text()
    for member, mine in (("seconds: float = 10.0", "seconds: float = 3.0"),
                         ("seconds_after: float = 2.0", "seconds_after: float = 1.0")):  # fmt: skip
        assert member in text
        text = text.replace(f"    {member}\n", f"    {mine}\n")
    file.write_text(text)


@contextmanager
def _listening() -> Iterator[tuple[int, Any]]:
    """A port of this machine, by TCP and UDP, and whether anybody came to it so far."""
    with socket.socket() as tcp, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        tcp.bind(("127.0.0.1", 0))
        tcp.listen()
        udp.bind(tcp.getsockname())
        tcp.setblocking(False)
        udp.setblocking(False)

        def reached() -> bool:
            return _answers(tcp.accept) or _answers(lambda: udp.recv(1))

        yield tcp.getsockname()[1], reached


def _answers(ask: Any) -> bool:
    try:
        ask()
    except BlockingIOError:
        return False
    return True


def _left(token: str) -> list[str]:
    """Processes with the token in their command or environment, and files with it where everybody may write."""
    found = []
    for place in Path("/proc").iterdir():
        try:
            words = (place / "cmdline").read_bytes() + (place / "environ").read_bytes() if place.name.isdigit() else b""
        except OSError:
            continue
        if token.encode() in words:
            found.append(str(place))
    shared = ("/tmp", "/var/tmp", "/dev/shm", "/", str(Path.home()))
    return [
        *found,
        *(str(file) for folder in shared for name in (token, OWNED) for file in Path(folder).glob(f"*{name}*")),
    ]


def why_no_bubblewrap() -> str:
    """Why the tier `bubblewrap` cannot be had here; empty where it can."""
    try:
        check_available()
    except (NoBubblewrap, subprocess.SubprocessError) as error:
        return str(error)
    return ""
