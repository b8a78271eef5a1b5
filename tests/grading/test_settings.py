"""What an instructor's TOML file does to a checklist, and what it may not say."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from kit_copy import ROOT, TOY

from checks.harness.grading.outline import outline, title_of
from checks.harness.grading.settings import BadSettings, LabSettings, Settings, read_settings
from checks.harness.labs import Lab, all_labs
from checks.harness.report.model import total

LAB = Lab("lab90_toy", TOY)
ALL = ["1.test_note_is_stored", "1.test_error_is_told", "2.test_text_comes_back", "2.test_missing_note"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "grading.toml"


def settings(file: Path, text: str) -> LabSettings:
    file.write_text(text, encoding="utf-8")
    return read_settings(file, TOY).of(LAB)


def points(applied: LabSettings) -> dict[str, float]:
    lines = applied.applied(outline(LAB))
    return {f"{line.number}.{each.id}": each.max_points for line in lines for each in line.criteria}


def test_the_outline_is_the_checklist_of_the_check_files() -> None:
    lines = outline(LAB)
    assert [(line.number, line.text, line.status) for line in lines] == [
        (1, "Save a note in the table", "not started"),
        (2, "Read the note back", "not started"),
    ]
    assert points(LabSettings()) == {ALL[0]: 1.5, ALL[1]: 1.5, ALL[2]: 1, ALL[3]: 1}
    assert lines[0].criteria[1].text == "An error of AWS gives False, with a message that says what it was."
    assert title_of(LAB) == (TOY / "labs/lab90_toy/README.md").read_text().splitlines()[0].lstrip("# ")


@pytest.mark.parametrize("lab", all_labs(ROOT), ids=lambda lab: lab.short)
def test_every_lab_has_an_outline(lab: Lab) -> None:
    lines = outline(lab)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    names = [(line.number, each.id) for line in lines for each in line.criteria]
    assert len(set(names)) == len(names) > 40
    assert total(line.max_points for line in lines) >= 20


def test_nothing_said_changes_nothing(file: Path) -> None:
    plain = settings(file, "")
    assert plain.applied(outline(LAB)) == outline(LAB)
    assert plain.hidden(outline(LAB)) == frozenset()


def test_weights_of_lab_line_and_criterion(file: Path) -> None:
    text = '[labs.90]\nweight = 2\n[labs.90.weights]\n"1" = 0.5\n"2.test_missing_note" = 3\n'
    assert points(settings(file, text)) == {ALL[0]: 1.5, ALL[1]: 1.5, ALL[2]: 2, ALL[3]: 6}


def test_leaving_out_a_line_and_a_criterion(file: Path) -> None:
    assert points(settings(file, '[labs.lab90]\nleave_out = ["1"]\n')) == {ALL[2]: 1, ALL[3]: 1}
    assert points(settings(file, '[labs.lab90_toy]\nleave_out = ["1.test_error_is_told"]\n')) == {
        ALL[0]: 1.5, ALL[2]: 1, ALL[3]: 1,
    }  # fmt: skip


def test_hiding(file: Path) -> None:
    hidden = settings(file, '[labs.lab90]\nhide = ["2", "1.test_error_is_told"]\n').hidden(outline(LAB))
    assert hidden == {(2, "test_text_comes_back"), (2, "test_missing_note"), (1, "test_error_is_told")}


def test_due_dates_with_and_without_an_offset(file: Path) -> None:
    assert settings(file, "[labs.90]\ndue = 2026-11-20T23:59:00Z\n").due == datetime.fromisoformat(
        "2026-11-20T23:59:00+00:00"
    )
    here = settings(file, "[labs.90]\ndue = 2026-11-20T23:59:00\n").due
    assert here is not None
    assert here == datetime(2026, 11, 20, 23, 59).astimezone()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[labs.90", "is no TOML"),
        ("[lab.90]", "the file has a 'lab', which means nothing here. It may have: labs."),
        ("[labs.7]", "There is no lab '7'"),
        ("[labs.90]\nhidden = []", "labs.90 has a 'hidden', which means nothing here"),
        ("[labs]\n90 = 3", "labs.90 must be a table"),
        ("[labs.90]\nweight = -1", "labs.90.weight must be a number, 0 or more"),
        ("[labs.90]\nweight = nan", "labs.90.weight must be a number, 0 or more"),
        ("[labs.90]\nweight = true", "labs.90.weight must be a number, 0 or more"),
        ('[labs.90]\nhide = "1"', "labs.90.hide must be a list of names"),
        ("[labs.90]\nhide = [1]", "labs.90.hide must be a list of names"),
        ("[labs.90]\ndue = 2026-11-20", "labs.90.due must be a date and a time"),
        (
            '[labs.90]\nhide = ["1.test_eror"]',
            "names '1.test_eror', which is no criterion of that lab. There are: 1, 1.",
        ),
        ('[labs.90.weights]\n"3" = 2', "names '3', which is no criterion of that lab"),
        ('[labs.90]\nleave_out = ["1", "2"]', "labs.90 leaves out everything"),
    ],
)
def test_what_cannot_be_done_is_said(file: Path, text: str, said: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadSettings) as refusal:
        read_settings(file, TOY)
    assert str(refusal.value).startswith(str(file))
    assert said in str(refusal.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="cannot be read: No such file"):
        read_settings(tmp_path / "none.toml", TOY)
    (tmp_path / "utf16.toml").write_bytes("[labs]".encode("utf-16"))
    with pytest.raises(BadSettings, match="is not in UTF-8"):
        read_settings(tmp_path / "utf16.toml", TOY)


def test_the_digest_is_of_what_makes_points() -> None:
    def digest(**members: Any) -> str:
        return Settings({LAB.name: LabSettings(**members)}).digest(LAB)

    others: list[dict[str, Any]] = [
        {"weight": 2.0},
        {"weights": {"1": 2.0}},
        {"leave_out": frozenset({"1"})},
        {"hide": frozenset({"1"})},
    ]
    assert len({digest(), *(digest(**each) for each in others)}) == len(others) + 1
    assert digest(due=datetime.now().astimezone()) == digest() == Settings().digest(LAB)
