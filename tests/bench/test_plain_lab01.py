"""The plain way to grade lab 01, with which the benchmark compares: it judges by the kit's criteria, all of them."""

from __future__ import annotations

import re
from pathlib import Path

from checks.harness.grading.outline import outline

from .classroom import LAB, SOLUTION
from .plain import PlainWay


def test_it_has_every_criterion_of_the_lab_and_the_solution_meets_them(tmp_path: Path) -> None:
    said = PlainWay(tmp_path).judge(LAB.solution, "-v").stdout
    assert sorted(re.findall(r"::(\w+) PASSED", said)) == sorted(names_of_criteria()), said


def names_of_criteria() -> list[str]:
    return [criterion.id for line in outline(LAB) for criterion in line.criteria]


def test_a_wrong_script_does_not_pass(tmp_path: Path) -> None:
    wrong = SOLUTION.replace("return names", "return names[:100]")
    (tmp_path / LAB.script).write_text(wrong, encoding="utf-8")
    ended = PlainWay(tmp_path).judge(tmp_path, "-k", "TestListTables")
    assert ended.returncode == 1
    assert "1 failed, 2 passed" in ended.stdout
