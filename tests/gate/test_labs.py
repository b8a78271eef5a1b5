"""Every lab of the kit gets through the gate: stub, solution, a sample of its attempts and of its mutants.

The labs share a number of attempts, so that the whole run stays short however many labs there are, and each runs only
through the checks that grade what it changes. `nox -s gate` runs all attempts of all labs through all checks.
"""

from __future__ import annotations

import pytest

from checks.harness.authoring.gate import Gate
from checks.harness.labs import Lab, all_labs

SEED = 20_250
LABS = all_labs()
ATTEMPTS, MUTANTS = 28 // len(LABS), 7 // len(LABS)


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.short)
def test_lab_gets_through_the_gate(lab: Lab) -> None:
    gate = Gate(lab, seed=SEED, mutants=MUTANTS, attempts=ATTEMPTS, focused=True)
    assert [str(finding) for finding in gate.findings()] == []


def test_there_are_labs() -> None:
    assert [lab.short for lab in LABS[:7]] == [f"lab{number:02d}" for number in range(7)]
