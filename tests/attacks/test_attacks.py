"""Hostile submissions, graded with `grade`: they gain nothing, and nobody else loses anything.

The table in README.md says what stops each of them.
"""

from __future__ import annotations

import ast
import csv
import re
import unicodedata
import uuid
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import cbor2
import notes_lab
import pytest
from attack import SCRIPT, Attack, Scene, write
from corpus import CORPUS
from hostile_class import SENTINEL, Graded, Stage, why_no_bubblewrap
from kit_copy import Kit

from checks.harness.student.values import BadMessage, loads

MISSING = why_no_bubblewrap()
pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING)

NOWHERE = Scene(cohort="/class", out="/grades", kit="/work", instructor="/home", port=9, token="token")
_LARGE = 300_000
"""Bytes: no student's result is larger, whatever they print."""
_LINES = "\n\r\t"
NO_GRADE = "-"
"""In Moodle's gradebooks."""


def _cases(attacks: list[Attack]) -> list[object]:
    """Each attack by its name."""
    return [pytest.param(attack, id=attack.name) for attack in attacks]


ANYWHERE = [attack for attack in CORPUS if attack.anywhere]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(tmp_path_factory.mktemp("stage"), f"token-{uuid.uuid4().hex[:12]}")


@pytest.fixture(scope="module")
def hostile(stage: Stage) -> Graded:
    """All attacks and the honest, at the tier that is meant for them."""
    return stage.grade("hostile", CORPUS, "bubblewrap")


@pytest.fixture(scope="module")
def honest(stage: Stage) -> Graded:
    """The honest alone."""
    return stage.grade("honest", [], "bubblewrap")


@pytest.fixture(scope="module")
def trusting(stage: Stage) -> Graded:
    """What must fail anywhere, at the tier of a student's own loop."""
    return stage.grade("trusting", ANYWHERE, "process")


# What an attack gains ------------------------------------------------------------------------------------------------


def test_names_differ() -> None:
    students = [*notes_lab.HONEST, notes_lab.UNTOUCHED, *(attack.student for attack in CORPUS)]
    assert len(set(students)) == len(students)


@pytest.mark.parametrize("attack", [each for each in CORPUS if each.is_script], ids=lambda attack: attack.name)
def test_an_attack_s_script_is_python(attack: Attack, tmp_path: Path) -> None:
    attack.build(tmp_path, NOWHERE)
    ast.parse((tmp_path / SCRIPT).read_bytes())


def test_the_table_has_every_attack() -> None:
    table = (Path(__file__).parent / "README.md").read_text(encoding="utf-8")
    assert not [attack.name for attack in CORPUS if f"`{attack.name}`" not in table]


@pytest.mark.parametrize("attack", _cases(CORPUS))
def test_an_attack_gains_nothing(hostile: Graded, attack: Attack) -> None:
    grade = hostile.grades[attack.student]
    assert (grade["state"], grade["points"] or 0) == (attack.state, 0), grade["remark"]
    if attack.state == "graded":
        file, result = hostile.results[attack.student]
        assert result.points == 0
        assert result.isolation == "bubblewrap"
        assert file.stat().st_size < _LARGE
        assert SENTINEL not in file.read_text()


def test_no_secret_is_told_to_the_class(hostile: Graded) -> None:
    for name in ("class.html", "gradebook.csv", "grades.json"):
        assert SENTINEL not in (hostile.out / name).read_text(encoding="utf-8"), name


def test_the_untouched_stub_has_no_points(hostile: Graded) -> None:
    assert hostile.grades[notes_lab.UNTOUCHED]["points"] == 0


# What it costs others ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("student", notes_lab.HONEST)
def test_the_honest_have_what_they_have_without_attackers(hostile: Graded, honest: Graded, student: str) -> None:
    (_, among), (_, alone) = hostile.results[student], honest.results[student]
    assert (among.checklist, among.digests, among.notes) == (alone.checklist, alone.digests, alone.notes)
    assert among.points == (6 if student == "grace" else among.max_points)


def test_everybody_is_in_the_gradebook(hostile: Graded) -> None:
    students = {*notes_lab.HONEST, notes_lab.UNTOUCHED, *(attack.student for attack in CORPUS)}
    assert set(hostile.grades) == students


def test_nothing_of_others_is_changed(hostile: Graded) -> None:
    assert hostile.changed == []


def test_no_process_and_no_file_is_left(hostile: Graded) -> None:
    assert (hostile.left, hostile.scratch) == ([], [])


def test_no_key_is_left(hostile: Graded) -> None:
    assert hostile.keys == []


def test_the_network_is_not_reached(hostile: Graded) -> None:
    assert not hostile.reached


def test_a_message_holds_only_so_many_members_that_may_collide() -> None:
    """Numbers can be chosen so that all of a set have one hash: it then takes the square of their number."""
    few = cbor2.CBORTag(65003, [cbor2.CBORTag(65002, str((2**61 - 1) * (2**70 + each))) for each in range(4000)])
    assert len(loads(cbor2.dumps([few, few]))) == 2
    with pytest.raises(BadMessage):
        loads(cbor2.dumps([few, few, few]))


# What it does to reports ---------------------------------------------------------------------------------------------


def test_the_command_says_that_somebody_needs_a_look(hostile: Graded, honest: Graded) -> None:
    assert (hostile.status, honest.status) == (1, 0)


def test_the_terminal_is_told_nothing_that_it_obeys(hostile: Graded) -> None:
    assert _obeyed(hostile.said) == set()
    assert "Traceback" not in hostile.said


def test_no_line_of_the_terminal_is_a_student_s(hostile: Graded) -> None:
    assert not [line for line in hostile.said.splitlines() if line.startswith("FORGED")]


def test_no_file_holds_what_a_terminal_obeys(hostile: Graded) -> None:
    assert {file.name: found for file in hostile.files() if (found := _obeyed(file.read_text("utf-8-sig")))} == {}


def _obeyed(text: str) -> set[str]:
    """Control characters, marks that turn the direction of reading, and halves of surrogate pairs."""
    odd = {character for character in set(text) if unicodedata.category(character) in ("Cc", "Cf", "Cs")}
    return odd - set(_LINES)


def test_gradebooks_hold_no_formula(hostile: Graded) -> None:
    for file in hostile.out.glob("*.csv"):
        with file.open(encoding="utf-8-sig", newline="") as opened:
            cells = [cell for row in csv.reader(opened) for cell in row]
        assert not [cell for cell in cells if re.match(r"\s*[=+\-@]", cell) and cell != NO_GRADE], file.name


def test_the_gradebook_has_a_row_for_everybody(hostile: Graded) -> None:
    with (hostile.out / "gradebook.csv").open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.reader(opened))
    assert len(rows) == 1 + len(hostile.grades)
    assert {len(row) for row in rows} == {len(rows[0])}


def test_pages_hold_nothing_active(hostile: Graded) -> None:
    pages = [hostile.out / "class.html", *hostile.out.glob("feedback/*.html")]
    assert len(pages) == 1 + len(hostile.grades)
    assert {page.name: found for page in pages if (found := _active(page.read_text()))} == {}


class _Active(HTMLParser):
    """Collects what runs, fetches or leads away."""

    tags = frozenset({"script", "img", "iframe", "object", "embed", "form", "link", "base", "a"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        leads_within = tag == "a" and given.get("href", "").startswith("#")
        handlers = [name for name in given if name.startswith("on") or name in ("src", "srcset", "srcdoc")]
        if handlers or (tag in self.tags and not leads_within):
            self.found.append(self.get_starttag_text() or tag)


def _active(page: str) -> list[str]:
    parser = _Active()
    parser.feed(page)
    parser.close()
    return parser.found


def test_junit_can_be_read(hostile: Graded) -> None:
    suites = list(ElementTree.parse(hostile.out / "junit.xml").iter("testsuite"))
    assert len(suites) == len(hostile.grades)


def test_feedback_tells_nothing_of_hidden_criteria(hostile: Graded) -> None:
    pages = list(hostile.out.glob("feedback/*"))
    assert pages
    assert not [page.name for page in pages if notes_lab.HIDDEN_VALUE in page.read_text()]


# At the tier `process` -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("attack", ANYWHERE, ids=lambda attack: attack.name)
def test_an_attack_that_must_fail_anywhere(trusting: Graded, attack: Attack) -> None:
    grade = trusting.grades[attack.student]
    assert (grade["state"], grade["points"]) == ("graded", 0), grade["remark"]
    assert trusting.results[attack.student][1].isolation == "process"


@pytest.mark.parametrize("student", notes_lab.HONEST)
def test_the_honest_at_the_tier_process(trusting: Graded, honest: Graded, student: str) -> None:
    assert trusting.results[student][1].checklist == honest.results[student][1].checklist
    assert (trusting.changed, trusting.status) == ([], 0)


# In a real lab -------------------------------------------------------------------------------------------------------

CHOSEN = ("asks_something_else", "exit_at_import", "equal_to_everything", "fake_botocore")


@pytest.fixture(scope="module")
def real_lab(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """Points of lab 01 by student."""
    root = tmp_path_factory.mktemp("real")
    kit = Kit.copied_to(root / "kit", "lab01")
    for attack in CORPUS:
        if attack.name in CHOSEN:
            (root / "class" / attack.name).mkdir(parents=True)
            attack.build(root / "class" / attack.name, NOWHERE)
            (root / "class" / attack.name / SCRIPT).rename(root / "class" / attack.name / "dynamodb_script.py")
    solution = kit.root / "solutions" / "lab01_table_automation" / "dynamodb_script.py"
    write(root / "class" / "ada", {"dynamodb_script.py": solution.read_bytes()})
    ended = kit.checks("grade", root / "class", "--out", root / "out")
    assert ended.status == 0, ended
    with (root / "out" / "gradebook.csv").open(encoding="utf-8-sig", newline="") as opened:
        return {row["Student ID"]: float(row["lab01"]) for row in csv.DictReader(opened)}


def test_a_real_lab_gives_the_honest_all(real_lab: dict[str, float]) -> None:
    assert real_lab["ada"] == 20


LITTLE_WORK = "criteria that ask for something not to happen are met by any request: 2 of the 20 points of lab 01"


@pytest.mark.parametrize(
    "name", [*CHOSEN[1:], pytest.param(CHOSEN[0], marks=pytest.mark.xfail(reason=LITTLE_WORK, strict=True))]
)
def test_a_real_lab_gives_attackers_nothing(real_lab: dict[str, float], name: str) -> None:
    assert real_lab[name] == 0
