"""What is remembered between two checks, and that no file, however damaged, stops anybody."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from kit_copy import TOY, Kit

from checks.harness.labs import Lab
from checks.harness.loop.progress import FILE, LabProgress, Missed, Progress, render_progress
from checks.harness.report.model import Criterion, Line, Result, Status
from checks.harness.report.terminal import make_console

TOY_LAB, NEXT_LAB = "lab90_toy", "lab91_next"
SAVE_IN_PLACE = """
def save_note(table_name, note_id, text, region=None):
    return "no"


def read_note(table_name, note_id, region=None):
    raise NotImplementedError("TODO 2: read_note")
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    kit = Kit.copied_to(tmp_path_factory.mktemp("kit"))
    kit.take_lab(TOY, "lab90")
    return kit


def criterion(name: str, status: Status, function: str | None = "save_note", todo: int | None = None) -> Criterion:
    return Criterion(id=name, function=function, text="It does so.", status=status, max_points=1, todo=todo)


def result(*criteria: Criterion, lab: str = TOY_LAB) -> Result:
    lines = tuple(Line(number, f"Line {number}", (each,)) for number, each in enumerate(criteria, 1))
    digests = {"checks": "c", "submission": "s", "kit": "k"}
    return Result(
        lab=lab, submission="labs", seed=1, isolation="process", seconds=0.1, digests=digests, checklist=lines
    )


PASSED, FAILED = criterion("test_a", "passed"), criterion("test_b", "failed")
LAB = Lab(TOY_LAB, Path())


def shown(labs: list[Lab], progress: Progress, *, width: int = 60, encoding: str = "utf-8") -> str:
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, encoding=encoding, newline="") as file:
        render_progress(labs, progress, make_console(file, width=width))
        file.flush()
        return raw.getvalue().decode(encoding)


# The commands --------------------------------------------------------------------------------------------------------


def test_only_a_check_of_the_student_s_own_work_is_remembered(kit: Kit) -> None:
    file = kit.root / FILE
    kit.checks("check", "lab90", "--submission", "labs")
    assert not file.exists(), "somebody asked for a folder: it may be anybody's"
    (kit.root / "labs" / TOY_LAB / "toy_script.py").write_text(SAVE_IN_PLACE)
    kit.checks("check", "lab90")
    ended = kit.checks("progress", COLUMNS="60", PYTHONIOENCODING="ascii")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "Your progress",
        "",
        "FAIL  lab90 toy: 0 of 2 lines, 0 of 5 points",
        "",
        "FAIL  1  Save a note in the table",
        "TODO  2  Read the note back",
        "",
        "Next: line 1 of lab90, then check again with nox -s lab90",
    ]
    missed = Progress.read(kit.root).lab(LAB).missed
    assert missed[0] == Missed("test_note_is_stored", "save_note", "failed")
    assert missed[-1] == Missed("test_missing_note", "read_note", "not started", 2)


def test_file_that_cannot_be_written_stops_no_check(tmp_path: Path) -> None:
    kit = Kit.copied_to(tmp_path)
    kit.take_lab(TOY, "lab90")
    (kit.root / FILE).mkdir()
    ended = kit.checks("check", "lab90")
    assert (ended.status, "0 of 5 points" in ended.out) == (1, True)
    assert "your progress is not remembered for now" in " ".join(ended.err.split())


# What is remembered --------------------------------------------------------------------------------------------------


def test_nothing_is_known_at_first(tmp_path: Path) -> None:
    progress = Progress.read(tmp_path)
    assert (progress.lab(LAB), progress.complete(LAB), progress.notes) == (LabProgress(), False, [])
    assert list(tmp_path.iterdir()) == [], "to look changes nothing"


def test_the_last_run_counts_but_complete_stays_complete(tmp_path: Path) -> None:
    Progress.read(tmp_path).record(result(PASSED))
    Progress.read(tmp_path).record(result(PASSED, FAILED))
    progress = Progress.read(tmp_path)
    known = progress.lab(LAB)
    assert progress.complete(LAB)
    assert (known.points, known.max_points, [line.status for line in known.lines]) == (1, 2, ["passed", "failed"])
    assert known.missed == (Missed("test_b", "save_note", "failed"),)
    assert "FAIL  lab90 toy: 1 of 2 lines, 1 of 2 points, complete in" in shown([LAB], progress)


def test_hints_open_one_after_the_other(tmp_path: Path) -> None:
    assert [Progress.read(tmp_path).open_hint(LAB, 2) for _ in range(4)] == [1, 2, 3, 3]
    Progress.read(tmp_path).record(result(FAILED))
    assert Progress.read(tmp_path).lab(LAB).hints == {2: 3}, "a check closes none"


def test_two_commands_at_a_time_lose_nothing(tmp_path: Path) -> None:
    """As `watch` in one window and `hint` in another."""
    watching = Progress.read(tmp_path)
    Progress.read(tmp_path).open_hint(LAB, 1)
    watching.record(result(PASSED))
    assert Progress.read(tmp_path).lab(LAB).hints == {1: 1}
    assert Progress.read(tmp_path).complete(LAB)


def test_the_file_is_small_and_plain(tmp_path: Path) -> None:
    Progress.read(tmp_path).record(result(PASSED, FAILED))
    text = (tmp_path / FILE).read_text("ascii")
    assert text == json.dumps(json.loads(text), indent=1) + "\n"
    assert [file.name for file in tmp_path.iterdir()] == [FILE]


# Damage --------------------------------------------------------------------------------------------------------------


def whole() -> dict[str, Any]:
    lab = {
        "complete": False,
        "points": 1,
        "max_points": 2,
        "lines": [{"number": 1, "status": "passed", "text": "Line 1"}],
        "missed": [{"id": "test_b", "function": None, "status": "failed", "todo": None}],
        "hints": {"1": 2},
    }
    return {"version": 1, "labs": {TOY_LAB: lab}}


def changed(name: str, value: object) -> bytes:
    data = whole()
    data["labs"][TOY_LAB][name] = value
    return json.dumps(data).encode()


DAMAGED = [
    b"",
    b"{",
    b"\xff\xfe",
    b"[]",
    b"null",
    b"[" * 100_000,
    b'{"version": 2, "labs": {}}',
    b'{"version": 1, "labs": []}',
    b'{"version": 1, "labs": {"lab90_toy": 3}}',
    changed("complete", 1),
    changed("points", float("nan")),
    changed("points", "many"),
    changed("lines", [{"number": 1, "status": "great", "text": "Line"}]),
    changed("lines", [{"number": True, "status": "passed", "text": "Line"}]),
    changed("lines", [{"number": 1, "status": [], "text": "Line"}]),
    changed("missed", [{"id": 1, "function": None, "status": "failed", "todo": None}]),
    changed("missed", 5),
    changed("hints", {"one": 1}),
]


@pytest.mark.parametrize("content", DAMAGED, ids=lambda content: repr(content[:40]))
def test_damaged_file_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    progress = Progress.read(tmp_path)
    assert progress.notes == [
        f"{FILE} was damaged, so your progress starts anew. The old file is kept as {FILE}.damaged."
    ]
    assert (tmp_path / f"{FILE}.damaged").read_bytes() == content
    progress.record(result(PASSED))
    assert Progress.read(tmp_path).complete(LAB)


def test_the_example_is_whole(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps(whole()))
    assert Progress.read(tmp_path).lab(LAB).hints == {1: 2}


def test_second_damaged_file_does_not_take_the_place_of_the_first(tmp_path: Path) -> None:
    for content in ("{1", "{2"):
        (tmp_path / FILE).write_text(content)
        Progress.read(tmp_path)
    assert (tmp_path / f"{FILE}.damaged").read_text() == "{1"
    assert (tmp_path / f"{FILE}.damaged-2").read_text() == "{2"


def test_damaged_file_that_cannot_be_renamed_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / FILE).write_text("{")
    monkeypatch.setattr(Path, "rename", refuse)
    progress = Progress.read(tmp_path)
    progress.record(result(PASSED))
    assert progress.notes == [
        f"{FILE} is damaged and cannot be renamed (Permission denied): your progress is not remembered."
    ]
    assert (tmp_path / FILE).read_text() == "{"


def test_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    progress = Progress.read(tmp_path / "gone")
    progress.record(result(PASSED))
    assert [progress.open_hint(LAB, 1), progress.open_hint(LAB, 1)] == [1, 2], "as long as this command lasts"
    assert progress.complete(LAB)
    assert progress.notes == [
        f"Your progress could not be written to {FILE} (No such file or directory). Everything else works."
    ]


# On the console ------------------------------------------------------------------------------------------------------


def test_the_next_step_is_in_the_first_lab_that_is_not_complete(tmp_path: Path) -> None:
    labs = [LAB, Lab(NEXT_LAB, Path())]
    progress = Progress.read(tmp_path)
    progress.record(result(PASSED))
    lines = shown(labs, progress).splitlines()
    assert lines[2:4] == ["PASS  lab90 toy: 1 of 1 lines, 1 of 1 points", "TODO  lab91 next: not checked yet"]
    assert lines[-1] == "Next: read labs/lab91_next/README.md, then nox -s lab91"
    progress.record(result(criterion("test_c", "error"), lab=NEXT_LAB))
    assert shown(labs, progress).splitlines()[3] == "ERROR  lab91 next: 0 of 1 lines, 0 of 1 points"
    progress.record(result(PASSED, lab=NEXT_LAB))
    assert shown(labs, progress).splitlines()[-1] == "Every lab is complete. Well done!"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("width", [40, 60])
def test_every_console(tmp_path: Path, encoding: str, width: int) -> None:
    progress = Progress.read(tmp_path)
    line = Line(1, "Store an item … with 表 and \x1b[31m all of its many attributes " * 2, (FAILED,))
    digests = {"checks": "c", "submission": "s", "kit": "k"}
    progress.record(
        Result(lab=TOY_LAB, submission="s", seed=1, isolation="process", seconds=0, digests=digests, checklist=(line,))
    )
    text = shown([LAB], Progress.read(tmp_path), width=width, encoding=encoding)
    assert max(len(line) for line in text.splitlines()) <= width
    assert "\x1b" not in text


def test_no_labs(tmp_path: Path) -> None:
    assert shown([], Progress.read(tmp_path)).splitlines()[-1] == "There are no labs here."
