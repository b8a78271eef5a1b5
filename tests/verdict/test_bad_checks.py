"""Check files that contradict themselves are the kit's fault: exit code 3 and a sentence, never a verdict."""

from __future__ import annotations

import pytest
from kit_copy import Kit

HEAD = "from checks.harness.checklist import todo\n\n\n"
CLASS = """
@todo({number}, points={points})
class {name}:
    "A line"

    def test_it(self, student):
        "It works."

"""
FAULT = "This is a fault of the kit, not of your code."


def line(name: str, number: int = 1, points: int = 1) -> str:
    return CLASS.format(name=name, number=number, points=points)


BAD = {
    "does_not_import": ("import no_such_module\n", "No module named 'no_such_module'"),
    "does_not_parse": ("def (:\n", "SyntaxError"),
    "class_without_todo": (
        HEAD + line("TestOne") + "class TestTwo:\n    def test_it(self, student):\n        pass\n",
        "test_checklist.py::TestTwo::test_it does not belong to a class that is marked with @todo(…).",
    ),
    "function_without_class": (
        "def test_it(student):\n    pass\n",
        "test_checklist.py::test_it does not belong to a class that is marked with @todo(…).",
    ),
    "class_without_docstring": (
        HEAD + "@todo(1, points=1)\nclass TestOne:\n    def test_it(self, student):\n        pass\n",
        "TestOne needs a docstring: it is the line of the checklist",
    ),
    "two_lines_of_one_number": (
        HEAD + line("TestOne", points=1) + line("TestTwo", points=2),
        "TestOne and TestTwo are both @todo(1, …), but differ in points or text.",
    ),
    "nothing_to_check": ("", "has no checks to run"),
}


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    return Kit.copied_to(tmp_path_factory.mktemp("kit"))


@pytest.mark.parametrize(("checks", "words"), BAD.values(), ids=list(BAD))
def test_bad_check_file(kit: Kit, checks: str, words: str, request: pytest.FixtureRequest) -> None:
    name = f"lab92_{request.node.callspec.id}"
    kit.write_lab(name, checks)
    ended = kit.checks("check", name, "--submission", "solutions")
    assert ended.status == 3
    assert words in ended.err
    assert FAULT in ended.err
    assert "Traceback" not in ended.err
    assert ended.out == ""


def test_one_criterion_in_two_files(kit: Kit) -> None:
    folder = kit.write_lab("lab93_twice", HEAD + line("TestOne"))
    (folder / "test_more.py").write_text(HEAD + line("TestOne"))
    ended = kit.checks("check", "lab93", "--submission", "solutions")
    assert ended.status == 3
    assert "There are two criteria TestOne.test_it. Give one of them another name." in ended.err


def test_criterion_that_was_not_run_is_an_error(kit: Kit) -> None:
    checks = HEAD + line("TestOne") + line("TestTwo", number=2) + line("TestThree", number=3)
    checks = checks.replace('        "It works."', '        "It works."\n        assert student.number() == 1')
    kit.write_lab("lab94_unfinished", checks, "def number():\n    return 2\n")
    statuses = kit.python("-c", STOP_EARLY).out.split("\n")
    assert statuses[:3] == ["failed"] + 2 * ["error This criterion was not run to its end."]


STOP_EARLY = """
from checks.harness.labs import ROOT, find_lab
from checks.harness.run import run_checks

run = run_checks(find_lab("lab94"), ROOT / "solutions", stop_early=True)
for criterion in run.result().criteria:
    print(criterion.status, *[criterion.message][: criterion.status == "error"])
"""
