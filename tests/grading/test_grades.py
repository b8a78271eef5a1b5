"""From verdicts to grades: attempts, lateness, what is missing, weights; and one grading held against another."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from toy_class import LAB, RIGHT, STUB, WRONG, cohort, unreadable, work

from checks.harness.grading.cohort import Work
from checks.harness.grading.comparison import moves
from checks.harness.grading.grades import gradebook_of
from checks.harness.grading.judging import Judging
from checks.harness.grading.record import BadRecord, parsed, read_record, record_of, record_text
from checks.harness.grading.rules import Rules
from checks.harness.grading.settings import LabSettings, Settings
from checks.harness.grading.summary import summary
from checks.harness.grading.verdicts import Verdicts
from checks.harness.report.gradebook import Grade, Gradebook

DUE = datetime(2026, 11, 20, 23, 59, tzinfo=timezone.utc)
RULES = Rules(seed=1, isolation="process")


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """Kept for all tests of this file: each script is judged once."""
    return Verdicts(tmp_path_factory.mktemp("verdicts"))


class Class:
    """A class that can be graded by several rules."""

    def __init__(self, verdicts: Verdicts, works: dict[str, list[Work]]) -> None:
        self.cohort = cohort(works)
        self._verdicts = verdicts

    def judging(self, rules: Rules) -> Judging:
        judging = Judging(self.cohort, rules, self._verdicts)
        judging.judge(2, lambda _: None)
        return judging

    def book(self, rules: Rules) -> Gradebook:
        return gradebook_of(self.cohort, self.judging(rules), rules, title="Databases", seconds=1)

    def grades(self, rules: Rules = RULES) -> dict[str, Grade]:
        return {row.student.id: row.grades[LAB.name] for row in self.book(rules).rows}

    def record(self, rules: Rules = RULES) -> str:
        judging = self.judging(rules)
        book = gradebook_of(self.cohort, judging, rules, title="Databases", seconds=1)
        return record_text(record_of(book, self.cohort, judging, rules))


def test_every_state(tmp_path: Path, verdicts: Verdicts) -> None:
    works = {"ada": [work(tmp_path / "a")], "grace": [work(tmp_path / "g", STUB)], "alan": [], "ken": [unreadable()]}
    grades = Class(verdicts, works).grades()
    assert {name: (grade.state, grade.points, grade.remark) for name, grade in grades.items()} == {
        "ada": ("graded", 5, ""),
        "grace": ("graded", 0, ""),
        "alan": ("missing", 0, "Nothing was handed in."),
        "ken": ("refused", None, "The zip file breaks off. (class/broken)"),
    }
    result = grades["ada"].result
    assert result is not None
    assert (result.submission, result.isolation, grades["ada"].max_points) == ("ada", "process", 5)


def test_what_is_missing_can_stay_open(verdicts: Verdicts) -> None:
    class_ = Class(verdicts, {"alan": []})
    assert class_.grades(replace(RULES, missing=None))["alan"].points is None


def test_the_latest_attempt_or_the_best(tmp_path: Path, verdicts: Verdicts) -> None:
    attempts = [work(tmp_path / "1", WRONG), work(tmp_path / "2"), work(tmp_path / "3", STUB)]
    class_ = Class(verdicts, {"ada": attempts})
    latest = class_.grades()["ada"]
    assert (latest.points, latest.attempt, latest.attempts) == (0, 3, 3)
    best = class_.grades(replace(RULES, attempts="best"))["ada"]
    assert (best.points, best.attempt, best.attempts) == (5, 2, 3)


def test_the_best_is_what_lateness_leaves_of_it(tmp_path: Path, verdicts: Verdicts) -> None:
    attempts = [
        work(tmp_path / "1", WRONG, when=DUE - timedelta(days=1)),
        work(tmp_path / "2", RIGHT, when=DUE + timedelta(seconds=1)),
        unreadable(),
    ]
    rules = replace(RULES, attempts="best", due=DUE, late_keeps=50)
    best = Class(verdicts, {"ada": attempts}).grades(rules)["ada"]
    assert (best.points, best.attempt, best.late) == (3.5, 1, False)


@pytest.mark.parametrize(
    ("when", "marked", "late"),
    [
        (DUE, False, False),
        (DUE + timedelta(seconds=1), False, True),
        (DUE.astimezone(timezone(timedelta(hours=-8))), False, False),
        (None, False, False),
        (None, True, True),
    ],
)
def test_late_work(tmp_path: Path, verdicts: Verdicts, when: datetime | None, marked: bool, late: bool) -> None:
    class_ = Class(verdicts, {"ada": [work(tmp_path / "a", when=when, late=marked)]})
    grade = class_.grades(replace(RULES, due=DUE, late_keeps=70))["ada"]
    assert (grade.late, grade.points) == (late, 3.5 if late else 5)


def test_a_lab_may_be_due_at_a_time_of_its_own(tmp_path: Path, verdicts: Verdicts) -> None:
    class_ = Class(verdicts, {"ada": [work(tmp_path / "a", when=DUE)]})
    early = Settings({LAB.name: LabSettings(due=DUE - timedelta(days=1))})
    assert class_.grades(replace(RULES, due=DUE, settings=early))["ada"].late


def test_weights_and_what_is_hidden(tmp_path: Path, verdicts: Verdicts) -> None:
    settings = LabSettings(
        weight=2, leave_out=frozenset({"2.test_missing_note"}), hide=frozenset({"1.test_error_is_told"})
    )
    class_ = Class(verdicts, {"ada": [work(tmp_path / "a", WRONG)], "alan": []})
    grades = class_.grades(replace(RULES, settings=Settings({LAB.name: settings})))
    assert (grades["ada"].points, grades["ada"].max_points, grades["alan"].max_points) == (5, 8, 8)
    seen = grades["ada"].for_student
    assert seen is not None
    assert [criterion.id for criterion in seen.criteria] == ["test_note_is_stored", "test_text_comes_back"]
    assert (seen.points, seen.max_points) == (5, 5)


def test_the_very_same_work_of_two_is_noted(tmp_path: Path, verdicts: Verdicts) -> None:
    stubs = {name: [work(tmp_path / name, STUB)] for name in ("ken", "barbara")}
    same = {name: [work(tmp_path / name)] for name in ("ada", "grace", "alan")}
    assert list(Class(verdicts, {**stubs, **same}).book(RULES).notes) == [
        "The very same lab90 was handed in by ada, grace, alan."
    ]


def test_the_summary(tmp_path: Path, verdicts: Verdicts) -> None:
    works = {"ada": [work(tmp_path / "a")], "grace": [work(tmp_path / "g", WRONG)], "alan": [], "ken": [unreadable()]}
    class_ = Class(verdicts, works)
    assert list(summary(class_.book(replace(RULES, due=DUE)), judged=1)) == [
        "4 students, 2 works graded: 1 judged now, 1 as before, in 1.0 s, isolation process.",
        "  lab90  median 4.25 of 5, 1 with all, 1 missing, 1 refused",
        "\n1 needs a look:",
        "  ken, lab90: REFUSED The zip file breaks off. (class/broken)",
    ]


# One grading against another ------------------------------------------------------------------------------------------


def told(before: str, now: str) -> list[str]:
    return [str(move) for move in moves(parsed(before), parsed(now))]


def test_nothing_moves_by_itself(tmp_path: Path, verdicts: Verdicts) -> None:
    class_ = Class(verdicts, {"ada": [work(tmp_path / "a")], "alan": [], "ken": [unreadable()]})
    assert told(class_.record(), class_.record()) == []


def test_other_work(tmp_path: Path, verdicts: Verdicts) -> None:
    before = Class(verdicts, {"ada": [work(tmp_path / "1", WRONG)], "alan": [], "ken": [work(tmp_path / "k")]})
    now = Class(verdicts, {"ada": [work(tmp_path / "2")], "alan": [work(tmp_path / "3", STUB)], "grace": []})
    assert told(before.record(), now.record()) == [
        "ada, lab90: 3.5 -> 5 points (+1.5); other work was handed in; 1.test_error_is_told failed -> passed",
        "alan, lab90: missing -> 0",
        "grace, lab90: not there -> missing",
        "ken, lab90: 5 -> not there",
    ]


def test_settings_and_lateness(tmp_path: Path, verdicts: Verdicts) -> None:
    class_ = Class(verdicts, {"ada": [work(tmp_path / "1", when=DUE + timedelta(days=1))]})
    less = Settings({LAB.name: LabSettings(leave_out=frozenset({"2"}))})
    assert told(class_.record(), class_.record(replace(RULES, settings=less))) == [
        "; ".join(
            [
                "ada, lab90: 5 -> 3 points (-2)",
                "the settings have changed",
                "2.test_text_comes_back passed -> left out",
                "2.test_missing_note passed -> left out",
            ]
        )
    ]
    assert told(class_.record(), class_.record(replace(RULES, due=DUE, late_keeps=0))) == [
        "ada, lab90: 5 -> 0 points (-5); it is late now"
    ]
    half = [class_.record(replace(RULES, due=DUE, late_keeps=keeps)) for keeps in (0, 50)]
    assert told(*half) == ["ada, lab90: 0 -> 2.5 points (+2.5); lateness costs something else now"]


def test_a_move_without_a_cause_is_no_secret(tmp_path: Path, verdicts: Verdicts) -> None:
    class_ = Class(verdicts, {"ada": [work(tmp_path / "1")]})
    altered = class_.record().replace('"points": 5,', '"points": 4,', 1)
    assert told(altered, class_.record()) == [
        "ada, lab90: 4 -> 5 points (+1); nothing that it was made from has changed: look at both results"
    ]


def test_a_record_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(BadRecord, match="cannot be read: No such file"):
        read_record(tmp_path)
    for text in ("{}", "[]", '{"schema": 2, "students": []}', "\x00"):
        (tmp_path / "grades.json").write_text(text, encoding="utf-8")
        with pytest.raises(BadRecord, match="is no record of grades"):
            read_record(tmp_path)
