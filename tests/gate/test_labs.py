"""Every lab of the kit gets through the gate: stub, solution, attempts, a sample of mutants.

All attempts of the first lab are run. The others share a number of them, so that the whole run stays short however
many labs there are, and each runs only through the checks that grade what it changes. `nox -s gate` runs all attempts
of all labs through all checks.
"""

from __future__ import annotations

import pytest

from checks.harness.authoring.gate import Gate
from checks.harness.labs import Lab, all_labs

SEED = 20_250
LABS = all_labs()
FIRST = "lab01"
ATTEMPTS, MUTANTS = 120 // len(LABS), 30 // len(LABS)


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.short)
def test_lab_gets_through_the_gate(lab: Lab) -> None:
    attempts = None if lab.short == FIRST else ATTEMPTS
    gate = Gate(lab, seed=SEED, mutants=MUTANTS, attempts=attempts, focused=True)
    assert [str(finding) for finding in gate.findings()] == []


def test_there_are_labs() -> None:
    assert FIRST in [lab.short for lab in LABS]
