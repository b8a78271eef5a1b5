"""Lab 01 as a student meets it: the untouched stub on one screen, and the solution complete."""

from __future__ import annotations

import pytest
from kit_copy import Kit

COLUMNS, ROWS = 80, 24


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    return Kit.copied_to(tmp_path_factory.mktemp("kit"), "lab01")


def test_untouched_stub_fits_one_screen_and_says_where_to_begin(kit: Kit) -> None:
    ended = kit.checks("check", "lab01", COLUMNS=str(COLUMNS))
    lines = ended.out.splitlines()
    assert ended.status == 1
    assert len(lines) < ROWS, "one line is the prompt's"
    assert max(len(line) for line in lines) <= COLUMNS
    assert lines[0].endswith("0 of 20 points")
    assert [line[:6] for line in lines[2:11]] == [f"TODO {number}" for number in range(1, 10)]
    assert any(line.startswith("Begin with TODO 1, create_table, dynamodb_script.py:") for line in lines)


def test_solution_is_complete(kit: Kit) -> None:
    ended = kit.checks("check", "lab01", "--submission", "solutions", COLUMNS=str(COLUMNS))
    lines = ended.out.splitlines()
    assert (ended.status, ended.err) == (0, "")
    assert lines[0].endswith("20 of 20 points")
    assert [line[:6] for line in lines[2:11]] == [f"PASS {number}" for number in range(1, 10)]
    assert lines[-1].startswith("Well done, everything passes!")
