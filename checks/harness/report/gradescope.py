"""A result as Gradescope reads it from an autograder: `results.json`.

https://gradescope-autograders.readthedocs.io/en/latest/specs/
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Final

from checks.harness.report.details import details, heading
from checks.harness.report.gradebook import CriterionKey
from checks.harness.report.model import Line, Points, Result, Status, total

_LEADS: Final[Mapping[Status, str]] = {"not started": "Not started yet. "}
_SHOWN: Final = {"output_format": "text", "test_output_format": "text", "test_name_format": "text"}
"""Plain text everywhere: the default of the text at the top is a form of HTML."""


class NotJudged(Exception):
    """The kit failed in some criteria: there is no grade. The message says in which, for the instructor."""


def gradescope_json(result: Result, hidden: AbstractSet[CriterionKey] = frozenset()) -> str:
    """The text of `results.json`: a test for each criterion; the hidden ones are shown to instructors alone.

    Students see no total while tests are hidden, nor notes on the run, and the numbers of the tests that they see have
    no gaps. The seed, by which a run can be repeated, is not in the file: it belongs to what the autograder prints,
    which is for instructors alone as well.

    Raises:
        NotJudged: a criterion ended in an error of the kit, which must not cost points. Without a `results.json`
            Gradescope shows that the autograder failed, and not a grade.
    """
    if result.status == "error":
        faults = [heading(f"{each.text} {each.message}") for each in result.criteria if each.status == "error"]
        raise NotJudged("\n".join(["The kit itself failed, so nothing is graded.", *faults]))
    tests = [test for line in result.checklist for test in _tests(line, hidden)]
    return _json(
        {
            "score": result.points,
            "execution_time": result.seconds,
            "output": "" if hidden else "\n".join(heading(note) for note in result.notes),
            "extra_data": {"lab": result.lab, "isolation": result.isolation, "digests": dict(result.digests)},
            "tests": tests,
        }
    )


def refused_json(reason: str, max_points: Points) -> str:
    """The text of `results.json` for work that cannot be judged as it was handed in: no points, and why."""
    test = {
        "score": 0,
        "max_score": max_points,
        "status": "failed",
        "name": "The work can be checked",
        "output": reason,
    }
    return _json({"score": 0, "output": reason, "tests": [test]})


def _json(data: dict[str, Any]) -> str:
    """As a file in ASCII, with what is the same in all."""
    return json.dumps({**data, **_SHOWN, "visibility": "visible", "stdout_visibility": "hidden"}, indent=1) + "\n"


def _tests(line: Line, hidden: AbstractSet[CriterionKey]) -> Iterator[dict[str, Any]]:
    """The tests of a line, those last that are hidden."""
    ordered = sorted(line.criteria, key=lambda each: (line.number, each.id) in hidden)
    for place, criterion in enumerate(ordered, 1):
        yield {
            "number": f"{line.number}.{place}",
            "name": heading(criterion.text),
            "status": "passed" if criterion.status == "passed" else "failed",
            "score": criterion.points,
            "max_score": total([criterion.max_points]),
            "output": _LEADS.get(criterion.status, "") + details(criterion),
            "visibility": "hidden" if (line.number, criterion.id) in hidden else "visible",
        }
