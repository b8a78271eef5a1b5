"""Workers at work: real processes, which are killed, and verdicts that are kept."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from toy_class import LAB, RIGHT, STUB, WRONG, cohort, unreadable, work

from checks.harness.grading import crew as crew_module
from checks.harness.grading.cohort import Cohort
from checks.harness.grading.crew import Crew, Outcome
from checks.harness.grading.jobs import Job, digest_of
from checks.harness.grading.judging import Judging
from checks.harness.grading.rules import Rules
from checks.harness.grading.settings import LabSettings, Settings
from checks.harness.grading.verdicts import Verdicts

RULES = Rules(seed=1, isolation="process")


@pytest.fixture
def verdicts(tmp_path: Path) -> Verdicts:
    return Verdicts(tmp_path / "verdicts")


def judged(
    class_: Cohort, verdicts: Verdicts, rules: Rules = RULES, tell: Callable[[Outcome], None] = lambda _: None
) -> Judging:
    judging = Judging(class_, rules, verdicts)
    judging.judge(1, tell)
    return judging


def points(judging: Judging, class_: Cohort) -> dict[str, object]:
    found: dict[str, object] = {}
    for member in class_.members:
        for attempt in member.works.get(LAB.name, ()):
            verdict = judging.of(attempt)
            found[member.student.id] = verdict.result.points if verdict.result else verdict.trouble
    return found


def test_everything_is_judged_once_and_kept(tmp_path: Path, verdicts: Verdicts) -> None:
    class_ = cohort(
        {
            "ada": [work(tmp_path / "ada")],
            "alan": [work(tmp_path / "alan", WRONG)],
            "barbara": [work(tmp_path / "barbara")],
            "grace": [work(tmp_path / "grace", STUB)],
            "ken": [unreadable()],
        }
    )
    told: list[Outcome] = []
    first = judged(class_, verdicts, tell=told.append)
    assert points(first, class_) == {
        "ada": 5, "alan": 3.5, "barbara": 5, "grace": 0, "ken": "The zip file breaks off.",
    }  # fmt: skip
    assert len(told) == 3, "ada's and barbara's work are the same"
    again = Judging(class_, RULES, verdicts)
    assert (again.todo, points(again, class_)) == ([], points(first, class_))
    assert all(again.of(member.works[LAB.name][0]).reused for member in class_.members[:4])


def test_what_a_verdict_depends_on(tmp_path: Path) -> None:
    attempt = work(tmp_path / "ada")
    assert attempt.folder is not None
    job = Job(lab=LAB, folder=attempt.folder, work=digest_of(attempt.folder), seed=1, isolation="process")
    (attempt.folder / "notes.txt").write_text("read by the script, perhaps", encoding="utf-8")
    others = [
        replace(job, work=digest_of(attempt.folder)),
        replace(job, seed=2),
        replace(job, isolation="bubblewrap"),
        replace(job, last=frozenset({(1, "test_error_is_told")})),
    ]
    assert len({job.key, *(other.key for other in others)}) == 5
    assert replace(job, folder=tmp_path).key == job.key, "where it lies does not matter"


def test_what_is_half_written_is_as_if_it_were_not(tmp_path: Path, verdicts: Verdicts) -> None:
    class_ = cohort({"ada": [work(tmp_path / "ada")]})
    judged(class_, verdicts)
    (file,) = (tmp_path / "verdicts").iterdir()
    file.write_bytes(file.read_bytes()[:1000])
    assert len(Judging(class_, RULES, verdicts).todo) == 1


def test_hidden_criteria_are_judged_after_all_others(tmp_path: Path, verdicts: Verdicts) -> None:
    """A script that prints whatever it was ever called with, whenever it is called."""
    nosy = RIGHT.replace(
        "    # TODO 1: Save the note", "    SEEN.append(text)\n    print(SEEN)\n    # TODO 1: Save the note"
    ).replace('DEFAULT_REGION = "us-east-1"', 'DEFAULT_REGION = "us-east-1"\nSEEN = []')
    assert "SEEN.append" in nosy
    hiding = Settings({LAB.name: LabSettings(hide=frozenset({"1.test_note_is_stored"}))})
    class_ = cohort({"ada": [work(tmp_path / "ada", nosy)]})
    judging = judged(class_, verdicts, replace(RULES, settings=hiding))
    result = judging.of(class_.members[0].works[LAB.name][0]).result
    assert result is not None
    outputs = {criterion.id: criterion.output for criterion in result.criteria}
    assert outputs["test_error_is_told"].startswith("['Hello']\n"), "it has seen nothing of the hidden criterion yet"
    assert outputs["test_note_is_stored"].startswith("['Hello', ")
    assert [line.number for line in result.checklist] == [1, 2], "the checklist stays in its order"


def test_a_worker_that_is_killed_costs_nobody_a_grade(
    tmp_path: Path, verdicts: Verdicts, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[crew_module._Worker] = []
    start = crew_module._Worker.start

    async def noted() -> crew_module._Worker:
        started.append(await start())
        return started[-1]

    monkeypatch.setattr(crew_module._Worker, "start", noted)
    class_ = cohort({f"s{number}": [work(tmp_path / f"s{number}", f"{RIGHT}\n# {number}\n")] for number in range(4)})
    told: list[Outcome] = []

    def kill_after_the_first(outcome: Outcome) -> None:
        told.append(outcome)
        if len(told) == 1:
            os.kill(started[0]._process.pid, signal.SIGKILL)

    judging = judged(class_, verdicts, tell=kill_after_the_first)
    assert set(points(judging, class_).values()) == {5}
    assert (len(told), len(started)) == (4, 2)


def test_what_never_comes_to_an_end_is_given_up_and_the_rest_goes_on(tmp_path: Path) -> None:
    attempt = work(tmp_path / "ada")
    assert attempt.folder is not None
    jobs = [Job(lab=LAB, folder=attempt.folder, work=str(number), seed=1, isolation="process") for number in range(2)]
    told: list[Outcome] = []
    asyncio.run(Crew(jobs, told.append, patience=0.01).work(1))
    assert [outcome.result for outcome in told] == [None, None]
    assert told[0].trouble.startswith("The process that judged it has ended or hung, twice.")


def test_a_fault_of_the_kit_is_told_and_not_kept(tmp_path: Path, verdicts: Verdicts) -> None:
    nowhere = replace(LAB, root=tmp_path)
    class_ = replace(cohort({"ada": [work(tmp_path / "ada")]}), labs=[LAB])
    judging = Judging(class_, RULES, verdicts)
    broken = [replace(job, lab=nowhere) for job in judging.todo]
    told: list[Outcome] = []
    asyncio.run(Crew(broken, told.append).work(1))
    assert told[0].result is None
    assert told[0].trouble
    assert list((tmp_path / "verdicts").iterdir()) == []


def test_a_full_disk_loses_no_verdict(tmp_path: Path, verdicts: Verdicts, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(verdicts, "keep", full)
    class_ = cohort({"ada": [work(tmp_path / "ada")]})
    judging = judged(class_, verdicts)
    assert points(judging, class_) == {"ada": 5}
    assert judging.unsaved == ["A verdict on lab90 could not be kept (No space left on device); it is in the grades."]


def test_every_attempt_meets_other_values(tmp_path: Path, verdicts: Verdicts) -> None:
    class_ = cohort({"ada": [work(tmp_path / "1")], "grace": [work(tmp_path / "2", f"{RIGHT}\n")]})
    judging = judged(class_, verdicts)
    results = [judging.of(member.works[LAB.name][0]).result for member in class_.members]
    calls = [result.criteria[0].call for result in results if result is not None]
    assert len(set(calls)) == 2, calls
    again = Judging(class_, RULES, verdicts)
    assert again.todo == [], "and the same work the same ones"
