"""The gate lets the toy lab through, and finds each thing that is not as it should be."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from kit_copy import TOY, Kit

from checks.harness.authoring.attempts import Attempt
from checks.harness.authoring.gate import Gate, judge_attempt
from checks.harness.authoring.mutants import mutants_of
from checks.harness.authoring.trial import Trial
from checks.harness.labs import Lab

LAB = "lab90_toy"
ATTEMPTS = f"checks/{LAB}/attempts"


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    """A copy of the toy lab, to be spoilt."""
    shutil.copytree(TOY, tmp_path / "toy", ignore=shutil.ignore_patterns("__pycache__"))
    return Lab(LAB, tmp_path / "toy")


def findings(lab: Lab, mutants: int = 0) -> list[str]:
    return [str(finding) for finding in Gate(lab, seed=1, mutants=mutants, workers=2).findings()]


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def keep_attempts(lab: Lab, *names: str) -> None:
    for path in lab.attempts.iterdir():
        if path.stem not in names:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def test_toy_lab_gets_through(tmp_path: Path) -> None:
    """Stub, solution, six idle scripts, nine attempts and six mutants."""
    kit = Kit.copied_to(tmp_path)
    kit.take_lab(TOY, "lab90")
    ended = kit.checks("gate", "90", "--mutants", "6", "--seed", "3")
    assert (ended.status, ended.out) == (0, "lab90_toy: through the gate (23 submissions tried, --seed 3)\n")


def test_focused_attempts_are_judged_like_all_others(lab: Lab) -> None:
    def focused() -> list[str]:
        return [str(finding) for finding in Gate(lab, seed=1, mutants=0, focused=True, workers=2).findings()]

    assert focused() == []
    replace(lab.attempts / "right_resource.py", "return True", "return None")
    (finding,) = focused()
    assert finding.startswith("right_resource: fails TestSaveNote.test_note_is_stored as well")


def test_command_says_what_is_found(tmp_path: Path) -> None:
    kit = Kit.copied_to(tmp_path)
    kit.write_lab("lab91_empty", "")
    ended = kit.checks("gate", "lab91", "--seed", "3")
    assert ended.status == 1
    assert ended.out.splitlines()[0].startswith("- ")
    assert ended.out.splitlines()[-1] == "lab91_empty: 1 to put right (0 submissions tried, --seed 3)"


# Texts ---------------------------------------------------------------------------------------------------------------

STUB = f"labs/{LAB}/toy_script.py"
README = f"labs/{LAB}/README.md"
HINTS = f"labs/{LAB}/hints.md"


def stale_stub(lab: Lab) -> None:
    replace(lab.root / STUB, "# TODO 1: Save the note", "# TODO 1: Save a note")


def no_hints(lab: Lab) -> None:
    (lab.root / HINTS).unlink()


def no_readmes(lab: Lab) -> None:
    (lab.root / README).unlink()
    (lab.solution / "README.md").unlink()


def hint_without_a_step(lab: Lab) -> None:
    replace(lab.root / HINTS, "### 2. Which call\n\n`get_item`", "`get_item`")


def hint_without_a_section(lab: Lab) -> None:
    replace(lab.root / HINTS, "## TODO 1: save_note", "## TODO 1: store_note")


def solution_in_the_readme(lab: Lab) -> None:
    lines = (lab.solution / "toy_script.py").read_text().split("### BEGIN SOLUTION\n")[3].splitlines()[:4]
    (lab.root / README).write_text((lab.root / README).read_text() + "\n".join(lines) + "\n")


def few_attempts(lab: Lab) -> None:
    keep_attempts(lab, "wrong_read_gives_wire_form", "right_resource")


def no_right_attempt(lab: Lab) -> None:
    for path in list(lab.attempts.glob("right_*")):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def attempt_that_says_nothing(lab: Lab) -> None:
    (lab.attempts / "wrong_silent.py").write_text("def save_note():\n    pass\n")


TEXTS: list[tuple[Callable[[Lab], None], list[str]]] = [
    (stale_stub, [f"{STUB}: is not what the solution makes of it. Run python -m checks stubs."]),
    (no_hints, [f"{HINTS}: is missing."]),
    (no_readmes, [f"{README}: is missing.", f"solutions/{LAB}/README.md: is missing."]),
    (hint_without_a_step, [f"{HINTS}: `## TODO 2: read_note` needs 3 steps, each under `### 1. …`."]),
    (hint_without_a_section, [f"{HINTS}: has no section `## TODO 1: save_note`."]),
    (solution_in_the_readme, [f"{README}: holds lines of the solution (save_note)."]),
    (
        few_attempts,
        [
            "TODO 1: save_note has 0 wrong attempts; it needs 3.",
            "TODO 2: read_note has 1 wrong attempts; it needs 3.",
        ],
    ),
    (
        no_right_attempt,
        [
            "TODO 1: save_note has no right attempt in another style; it needs one.",
            "TODO 2: read_note has no right attempt in another style; it needs one.",
        ],
    ),
]


@pytest.mark.parametrize(("spoil", "expected"), TEXTS, ids=[spoil.__name__ for spoil, _ in TEXTS])
def test_text(lab: Lab, spoil: Callable[[Lab], None], expected: list[str]) -> None:
    spoil(lab)
    assert [str(finding) for finding in Gate(lab, seed=1, mutants=0).text_findings()] == expected


def test_attempt_without_a_story(lab: Lab) -> None:
    attempt_that_says_nothing(lab)
    (finding,) = findings(lab)
    assert finding.endswith(
        "wrong_silent.py:1: this attempt has no docstring. Begin it with a sentence that says what it shows."
    )


# The two ends --------------------------------------------------------------------------------------------------------


def test_checks_that_do_not_import(lab: Lab) -> None:
    (lab.checks / "test_checklist.py").write_text("import no_such_module\n")
    (finding,) = findings(lab)
    assert finding.startswith(f"checks/{LAB}: the checks cannot be run: ")
    assert "No module named 'no_such_module'" in finding


def test_readme_that_words_a_line_differently(lab: Lab) -> None:
    replace(lab.root / README, "- [ ] Read the note back", "- [ ] Read a note back")
    assert findings(lab) == [f'{README}: does not hold the checklist line "Read the note back".']


def test_lines_that_are_not_numbered_from_one(lab: Lab) -> None:
    replace(lab.checks / "test_checklist.py", "@todo(2,", "@todo(3,")
    assert findings(lab) == [f"checks/{LAB}: lines are numbered [1, 3]."]


def test_solution_that_fails(lab: Lab) -> None:
    for folder in (lab.solution, lab.stub):
        replace(folder / "toy_script.py", 'DEFAULT_REGION = "us-east-1"', 'DEFAULT_REGION = "us-east-1"  # home')
    replace(lab.solution / "toy_script.py", "    return True\n", "    return None\n")
    assert findings(lab) == ["the solution: has 3.5 of 5 points: TestSaveNote.test_note_is_stored"]


GIFT = '''
from checks.harness.checklist import asks_nothing

@todo(3, points=1)
class TestGift:
    """Something for nothing"""

    @asks_nothing
    def test_gift(self):
        """Nothing."""
'''


def test_stub_that_has_points(lab: Lab) -> None:
    with (lab.checks / "test_checklist.py").open("a") as file:
        file.write(GIFT)
    replace(lab.root / README, "back", "back\n- [ ] Something for nothing")
    first, second = findings(lab)
    assert first == "the stub: has 1 points where it must have 0: TestGift.test_gift pass untouched."
    assert second.startswith('the stub: line 3 is "passed" where it must be "not started".')


# Attempts ------------------------------------------------------------------------------------------------------------


def attempt(*fails: str, says: tuple[str, ...] = ("sorry",)) -> Attempt:
    return Attempt("wrong_x", False, "A story.", frozenset(fails), says, Path("wrong_x.py"), (Path("wrong_x.py"),))


def trial(**statuses: str) -> Trial:
    judged = {f"TestA.test_{name}": status for name, status in statuses.items()}
    return Trial(judged, {}, (), 0, 1, "sorry, no")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("attempt", "trial", "expected"),
    [
        (attempt("TestA.test_one"), trial(one="failed", two="passed"), []),
        (attempt("TestA.test_one"), trial(one="not started", two="passed"), []),
        (
            attempt("TestA.test_one"),
            trial(one="passed", two="failed"),
            [
                "passes TestA.test_one, which it should fail.",
                "fails TestA.test_two as well, which it should pass:\nsorry, no",
            ],
        ),
        (
            attempt("TestA.test_one"),
            trial(one="error"),
            ["makes the checks themselves fail in TestA.test_one: sorry, no"],
        ),
        (attempt("TestA.test_six"), trial(one="passed"), ["names criteria that there are not: TestA.test_six"]),
        (
            attempt("TestA.test_one", says=("sorry", "pardon")),
            trial(one="failed"),
            ['the student is not told "pardon", but:\nsorry, no'],
        ),
        (attempt(), Trial({}, {}, (), 0, 0, "", trouble="no disk"), ["could not be judged: no disk"]),
    ],
)  # fmt: skip
def test_attempt_is_held_against_what_it_says(attempt: Attempt, trial: Trial, expected: list[str]) -> None:
    assert [finding.message for finding in judge_attempt(attempt, trial)] == expected
    assert {finding.about for finding in judge_attempt(attempt, trial)} <= {"wrong_x"}


def test_attempt_is_really_run(lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temp = tmp_path / "temp"
    temp.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    keep_attempts(lab, "wrong_read_gives_wire_form")
    told = "fails: TestReadNote.test_"
    replace(lab.attempts / "wrong_read_gives_wire_form.py", f"{told}text_comes_back", f"{told}missing_note")
    found = [finding for finding in findings(lab) if finding.startswith("wrong_")]
    assert [finding.partition(", which")[0] for finding in found] == [
        "wrong_read_gives_wire_form: passes TestReadNote.test_missing_note",
        "wrong_read_gives_wire_form: fails TestReadNote.test_text_comes_back as well",
    ]
    assert list(temp.iterdir()) == [], "workers leave no folders behind"


# Mutants -------------------------------------------------------------------------------------------------------------


def list_mutants(lab: Lab, ids: Iterable[str]) -> None:
    entries = [f'[[equivalent]]\nid = "{each}"\nreason = "explained"\n' for each in ids]
    (lab.checks / "mutants.toml").write_text("\n".join(entries))


def test_mutants_that_no_check_sees(lab: Lab) -> None:
    unseen, seen = {"drop-argument/2d1d8a7f", "flip-boolean/bb7d6a05"}, "return-nothing"
    every = mutants_of((lab.solution / lab.script).read_text())
    list_mutants(lab, [each.id for each in every if each.id not in unseen and each.operator != seen])
    passes = "passes every criterion. Add one that sees it, or explain it in mutants.toml"
    gate = Gate(lab, seed=1, mutants=None, workers=2)
    assert [str(finding) for finding in gate.mutant_findings()] == [
        f"mutant drop-argument/2d1d8a7f: line 64 of read_note, ConsistentRead= of get_item() is left out: {passes}",
        f"mutant flip-boolean/bb7d6a05: line 64 of read_note, True becomes False: {passes}",
    ]
    assert gate.tried > len(unseen)


def test_explained_mutant_that_is_no_more(lab: Lab) -> None:
    list_mutants(lab, ["drop-argument/00000000"])
    file, gone = f"checks/{LAB}/mutants.toml", "drop-argument/00000000 is listed, but there is no such mutant any more"
    (finding,) = Gate(lab, seed=1, mutants=0).mutant_findings()
    assert str(finding) == f"{file}: {gone}. Take it out."
