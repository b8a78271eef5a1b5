"""Passed, failed, not started and error are never mixed. One run judges all the endings below."""

from __future__ import annotations

import json
import textwrap

import jsonschema
import pytest
from kit_copy import ROOT, Kit, criterion

from checks.harness.report.model import Criterion, Result

SCRIPT = """
def todo():
    raise NotImplementedError("TODO 4: todo")


def give(value=None):
    return value


def crash():
    raise KeyError("city")
"""

HELPERS = """
def must_be_seven(value):
    assert value == 7, "seven is asked for"


def must_be_eight(value):
    assert value == 8
"""

HEAD = """
import elsewhere
import pytest

from checks.harness.checklist import asks_nothing, todo
from . import helpers


@pytest.fixture
def broken():
    raise KeyError("a fixture of the check's")


@pytest.fixture
def unmet():
    assert 1 == 2, "asked for by a fixture"


@pytest.fixture
def untidy():
    yield
    raise OSError("while tidying up")


@todo(1, points=4)
class TestEnds:
    "How a criterion can end"

"""

NO_SENTENCE = "What this asks for did not happen."

# The check's body, then: status, message, expected, got.
ENDS = {
    # The student's failures
    "assert_with_sentence": ("assert 1 == 2, 'two is asked for'", "failed", "two is asked for", "2", "1"),
    "assert_without_sentence": ("assert 'a' == 'b'", "failed", "", "'b'", "'a'"),
    "assert_of_a_truth": ("assert not [1]", "failed", NO_SENTENCE, None, None),
    "sentence_of_two_lines": ("assert 0, 'one\\ntwo'", "failed", "one\ntwo", None, None),
    "identity": ("assert 0 is False, 's'", "failed", "s", "False", "0"),
    "other_identity": ("assert None is not None", "failed", "", "anything but None", "None"),
    "inequality": ("assert 5 != 5", "failed", "", "anything but 5", "5"),
    "membership": ("assert 3 in (1, 2)", "failed", "", "one of (1, 2)", "3"),
    "no_membership": ("assert 1 not in (1, 2)", "failed", "", "none of (1, 2)", "1"),
    "part_of_text": ("assert 'Ada' in 'Bob, Eve'", "failed", "", "a text that holds 'Ada'", "'Bob, Eve'"),
    "no_part_of_text": ("assert 'a' not in 'abc'", "failed", "", "a text without 'a'", "'abc'"),
    "less": ("assert 3 < 2, 's'", "failed", "s", "less than 2", "3"),
    "at_least": ("assert 3 >= 4", "failed", "", "at least 4", "3"),
    "chain": ("assert 1 < 3 < 2", "failed", "", "less than 2", "3"),
    "comparison_of_comparison": ("assert (1 == 1) is False", "failed", "", "False", "True"),
    "several_lines": ("assert (\n    1\n    == 2\n), (\n    'a '\n    'b'\n)", "failed", "a b", "2", "1"),
    "either": ("assert 1 == 2 or 3 == 4, 's'", "failed", "s", None, None),
    "negated": ("assert not 1 == 1, 's'", "failed", "s", None, None),
    "all_of_them": ("assert all(n == 1 for n in (1, 2)), 's'", "failed", "s", None, None),
    "list_of_them": ("assert [n for n in (1, 2) if n == 3], 's'", "failed", "s", None, None),
    "no_leak": ("assert (1 == 2) is False\nassert 3 == 3\nassert [], 's'", "failed", "s", None, None),
    "no_leak_of_caught": (
        "with pytest.raises(AssertionError):\n    assert 1 == 2\nhelpers.must_be_eight(7)",
        "failed", NO_SENTENCE, None, None,
    ),
    "assert_in_helper": ("helpers.must_be_seven(6)", "failed", "seven is asked for", None, None),
    "assert_in_fixture": ("unmet", "failed", "asked for by a fixture", "2", "1"),
    "pytest_fail": ("pytest.fail('this will not do')", "failed", "this will not do", None, None),
    "student_raises": ("student.crash()", "failed", "crash() raised KeyError: 'city'", None, None),
    "student_lacks_function": (
        "student.missing()", "failed", "script.py has no function missing(). It defines crash, give, todo.", None, None,
    ),
    "student_does_not_raise": (
        "student.error_of('give', 3)", "failed", "give() returned 3 where it has to raise an exception", None, None,
    ),
    "student_not_started": ("student.todo()", "not started", "TODO 4: todo", None, None),
    "not_started_after_success": ("student.give(1)\nstudent.todo()", "not started", "TODO 4: todo", None, None),
    # The kit's
    "key_error": ("{}['key']", "error", "KeyError: 'key'", None, None),
    "assert_elsewhere": ("elsewhere.refuse()", "error", "AssertionError: not here", None, None),
    "system_exit": ("raise SystemExit(0)", "error", "SystemExit: 0", None, None),
    "todo_in_check": ("raise NotImplementedError('TODO 1')", "error", "NotImplementedError: TODO 1", None, None),
    "skipped": ("pytest.skip('no time')", "error", "Skipped: no time", None, None),
    "expected_to_fail": ("pytest.xfail('some day')", "error", "_pytest.outcomes.XFailed: some day", None, None),
    "fixture_fails": ("broken", "error", "KeyError: \"a fixture of the check's\"", None, None),
    "no_such_fixture": ("no_such_thing", "error", "", None, None),
    "tidying_up_fails": ("untidy", "error", "OSError: while tidying up", None, None),
    # And none
    "idle": ("assert student.give(3) == 3", "failed", "nothing was asked of AWS meanwhile", None, None),
    "fine": ("assert student.give(3) == 3", "passed", "", None, None),
    "fine_comparison": ("assert (1 == 2) is False", "passed", "", None, None),
}  # fmt: skip
FIXTURES = ("unmet", "broken", "no_such_thing", "untidy")


def checks_of(ends: dict[str, str]) -> str:
    methods = []
    for name, body in ends.items():
        more, statements = (f", {body}", "pass") if body in FIXTURES else ("", body)
        mark = "" if name == "idle" else "@asks_nothing\n"
        methods.append(f"{mark}def test_{name}(self, student, cloud{more}):\n{textwrap.indent(statements, '    ')}\n")
    return HEAD + textwrap.indent("\n".join(methods), "    ")


def write_lab(kit: Kit, name: str, ends: dict[str, str]) -> None:
    folder = kit.write_lab(name, checks_of(ends), SCRIPT)
    (folder / "helpers.py").write_text(HELPERS)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    kit = Kit.copied_to(tmp_path_factory.mktemp("kit"))
    (kit.root / "elsewhere.py").write_text("def refuse():\n    raise AssertionError('not here')\n")
    write_lab(kit, "lab91_ends", {name: body for name, (body, *_) in ENDS.items()})
    return kit


@pytest.fixture(scope="module")
def result(kit: Kit) -> Result:
    return kit.result("lab91", "--submission", "solutions", "--seed", "1")


@pytest.fixture
def judged(result: Result, request: pytest.FixtureRequest) -> Criterion:
    return criterion(result, f"test_{request.param}")


@pytest.mark.parametrize(
    ("judged", "end"), [(name, end[1:]) for name, end in ENDS.items()], ids=list(ENDS), indirect=["judged"]
)
def test_end(judged: Criterion, end: tuple[str, str, str | None, str | None]) -> None:
    status, message, expected, got = end
    assert judged.status == status
    assert judged.message.startswith(message)
    assert (judged.message == "") == (message == "" and judged.id != "test_no_such_fixture")
    assert (judged.expected, judged.got) == (expected, got)


def test_error_says_where(result: Result) -> None:
    elsewhere = criterion(result, "test_assert_elsewhere")
    assert elsewhere.message == "AssertionError: not here (raised in elsewhere.py:2)"
    assert elsewhere.where is not None
    assert elsewhere.where.startswith("test_checklist.py:")


def test_failure_says_where_in_the_students_script(result: Result) -> None:
    assert criterion(result, "test_student_raises").where == "script.py:11"
    assert criterion(result, "test_student_not_started").where == "script.py:2"
    assert criterion(result, "test_not_started_after_success").todo == 4


def test_whole_is_an_error_when_a_part_is(result: Result) -> None:
    assert result.status == "error"


def test_result_fits_its_schema(result: Result) -> None:
    schema = json.loads((ROOT / "checks/harness/report/result.schema.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(result.as_data())


def test_points_are_split_evenly_and_fully(result: Result) -> None:
    (line,) = result.checklist
    assert line.max_points == 4
    assert {each.max_points for each in line.criteria} <= {0.09, 0.1}
    assert line.points == sum(each.max_points for each in line.criteria if each.status == "passed")


def test_huge_values_are_cut(kit: Kit) -> None:
    body = "assert 'a' * 1_000_000 == 'b' * 1_000_000"
    write_lab(kit, "lab92_huge", {"huge": body})
    (huge,) = kit.result("lab92", "--submission", "solutions").criteria
    assert huge.status == "failed"
    assert huge.got == "'" + "a" * 1998 + "…"


def test_same_seed_same_values(kit: Kit) -> None:
    body = "assert (cloud.region, cloud.other_region, cloud.text(), cloud.fresh_name('T'), cloud.random.random()) == 0"
    write_lab(kit, "lab93_seeded", {"a": body, "b": body})
    first, again, other = (
        [each.got for each in kit.result("lab93", "--submission", "solutions", "--seed", seed).criteria]
        for seed in ("7", "7", "8")
    )
    assert first == again
    assert len({*first, *other}) == 4
