"""The commands of those who write labs: stubs, gate, mutants."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import click

from checks.harness.handout.command import handout
from checks.harness.lab_name import LabName
from checks.harness.labs import ROOT, all_labs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.harness.authoring.gate import Finding
    from checks.harness.labs import Lab

_NOT_PASSED = 1


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Only say which stubs are not up to date.")
def stubs(only_check: bool) -> int:
    """Write the stubs in labs/ from the solutions."""
    from checks.harness.authoring.source import SourceError  # noqa: PLC0415
    from checks.harness.authoring.stubs import stale_stubs, write_stubs  # noqa: PLC0415

    try:
        changed = (stale_stubs if only_check else write_stubs)(ROOT / "solutions", ROOT / "labs")
    except SourceError as error:
        raise click.ClickException(str(error)) from error
    for file in changed:
        click.echo(f"{'not up to date' if only_check else 'written'}  {file.relative_to(ROOT).as_posix()}")
    if not changed:
        click.echo("All stubs are what the solutions make of them.")
    return _NOT_PASSED if changed and only_check else 0


@click.command()
@click.argument("labs", nargs=-1, type=LabName())
@click.option("--seed", type=click.IntRange(min=0), help="Draw the same values and the same sample of mutants again.")
@click.option("--mutants", type=click.IntRange(min=0), default=20, show_default=True, help="How many mutants to try.")
def gate(labs: tuple[Lab, ...], seed: int | None, mutants: int) -> int:
    """Is a lab complete and right? All of them, unless some are named."""
    return _through_the_gate(labs, seed, mutants)


@click.command(name="mutants")
@click.argument("labs", nargs=-1, type=LabName())
@click.option("--seed", type=click.IntRange(min=0), help="Draw the same values again.")
def all_mutants(labs: tuple[Lab, ...], seed: int | None) -> int:
    """Try every mutant of the solutions."""
    return _through_the_gate(labs, seed, None)


def _through_the_gate(labs: tuple[Lab, ...], seed: int | None, mutants: int | None) -> int:
    from checks.harness.authoring.gate import Gate  # noqa: PLC0415

    drawn = random.SystemRandom().randrange(10**6) if seed is None else seed
    closed = False
    for lab in labs or all_labs():
        held = Gate(lab, seed=drawn, mutants=mutants)
        count = _tell(held.mutant_findings() if mutants is None else held.findings())
        outcome = f"{count} to put right" if count else "through the gate"
        click.echo(f"{lab.name}: {outcome} ({held.tried} submissions tried, --seed {drawn})")
        closed = closed or count > 0
    return _NOT_PASSED if closed else 0


def _tell(findings: Iterator[Finding]) -> int:
    """Say what is found as it is found, and count it."""
    count = 0
    for finding in findings:
        click.echo(f"- {finding}")
        count += 1
    return count


COMMANDS = (stubs, gate, all_mutants, handout)
