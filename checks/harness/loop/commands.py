"""The commands that help between two checks: hint, solution, progress, reset, doctor."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from checks.harness.lab_name import LabName
from checks.harness.labs import ROOT, all_labs

if TYPE_CHECKING:
    from checks.harness.labs import Lab
    from checks.harness.loop.progress import Progress
    from checks.harness.report.model import Result

_NOT_YET, _NOTHING_DONE = 1, 2


@click.command(short_help="The next hint for a TODO.")
@click.argument("lab", type=LabName())
@click.argument("todo")
def hint(lab: Lab, todo: str) -> int:
    """Show the next of the three hints for a TODO, below those that you have seen.

    TODO is its number or its function's name. The first hint follows what the last check saw, where it can.
    """
    from checks.harness.loop.hints import HintsError, hints_of, render_hint  # noqa: PLC0415
    from checks.harness.report.terminal import standard_output  # noqa: PLC0415

    known = _progress()
    try:
        number = hints_of(lab, todo).todo
    except HintsError as error:
        return _nothing_done(str(error))
    known.open_hint(lab, number)
    with standard_output() as console:
        render_hint(lab, number, known, console)
    _tell(known)
    return 0


@click.command(short_help="The solution of a lab, beside your script.")
@click.argument("lab", type=LabName())
@click.option("--yes", is_flag=True, help="Do not ask before showing the solution of a lab that is not complete.")
def solution(lab: Lab, yes: bool) -> int:
    """Show what differs between your script and the solution, and why the solution is written so.

    It opens when the lab is complete, or when you have seen all hints of the TODOs that are not done.
    """
    from checks.harness.loop.solution import may_see_solution, render_solution  # noqa: PLC0415
    from checks.harness.report.terminal import standard_output  # noqa: PLC0415

    known = _progress()
    access = may_see_solution(lab, known)
    _tell(known)
    if access.refusal:
        _say(access.refusal)
        return _NOT_YET
    if access.question and not yes:
        if not sys.stdin.isatty():
            _say(f"{access.question} There is nobody here to ask: if so, add --yes.")
            return _NOT_YET
        if not click.confirm(access.question):
            click.echo("Then it stays closed. Good luck with the next try!")
            return _NOT_YET
    with standard_output() as console:
        render_solution(lab, console)
    return 0


@click.command(short_help="What is done, and what is next.")
def progress() -> int:
    """Show what is done in each lab, and the next step."""
    from checks.harness.loop.progress import render_progress  # noqa: PLC0415
    from checks.harness.report.terminal import standard_output  # noqa: PLC0415

    known = _progress()
    with standard_output() as console:
        render_progress(all_labs(), known, console)
    _tell(known)
    return 0


@click.command(short_help="The stub of a lab again, or one function of it.")
@click.argument("lab", type=LabName())
@click.argument("todo", required=False)
def reset(lab: Lab, todo: str | None) -> int:
    """Write the stub of a lab again or, with TODO, of one function alone. Your old file is kept aside.

    TODO is its number or its function's name.
    """
    from checks.harness.loop.reset import CannotReset, reset_function, reset_lab  # noqa: PLC0415

    try:
        done = reset_lab(lab) if todo is None else reset_function(lab, todo)
    except CannotReset as error:
        return _nothing_done(str(error))
    what = done.script.name if todo is None else f"TODO {todo} of {done.script.name}"
    if not done.changed:
        click.echo(f"{what} is the stub already: nothing had to be done.")
        return 0
    click.echo(f"{what} is the stub again.")
    if done.kept is not None:
        click.echo(f"Your old file is kept beside it as {done.kept.name}.")
    return 0


@click.command(short_help="Is this machine fit for the labs?")
def doctor() -> int:
    """Look whether this machine is fit for the labs, and say what to do where it is not."""
    from checks.harness.loop.doctor import examine, render_look, render_sum  # noqa: PLC0415
    from checks.harness.report.terminal import standard_output  # noqa: PLC0415

    looks = []
    with standard_output() as console:
        for look in examine(ROOT, dict(os.environ), console.encoding):
            render_look(look, console)
            looks.append(look)
        render_sum(looks, console)
    return _NOT_YET if any(look.state == "FAIL" for look in looks) else 0


@click.command(short_help="Check after each save; hints, solution and the next lab are a key away.")
@click.argument("lab", required=False, type=LabName())
@click.option("--lines", is_flag=True, help="One line for each thing that is not met, as editors read them.")
def watch(lab: Lab | None, lines: bool) -> None:
    """Follow the work on a lab and show its checklist again after each save.

    LAB is the lab to stay with; without it the one whose script was saved last, and to begin with the first that is
    not complete. Without a terminal, or with ACCESSIBLE=1 in the environment, nothing is ever redrawn.
    """
    import asyncio  # noqa: PLC0415 - slow to import, as is all that follows

    from checks.harness.loop.screen import Screen  # noqa: PLC0415
    from checks.harness.loop.watch import Watch  # noqa: PLC0415
    from checks.harness.stopping import held_back  # noqa: PLC0415

    with held_back() as tell_of_signals:
        asyncio.run(Watch(Screen(), lab, lines=lines).run(tell_of_signals))


LOOP_COMMANDS = (watch, hint, solution, progress, reset, doctor)


def record(result: Result) -> None:
    """Remember the result of a check of the student's own work."""
    known = _progress()
    known.record(result)
    _tell(known)


def _progress() -> Progress:
    from checks.harness.loop.progress import Progress  # noqa: PLC0415

    return Progress.read(ROOT)


def _tell(known: Progress) -> None:
    for note in known.notes:
        _say(f"Note: {note}")


def _nothing_done(sentence: str) -> int:
    _say(sentence)
    return _NOTHING_DONE


def _say(text: str) -> None:
    """Say something on standard error, as wide as the window."""
    from checks.harness.loop.hints import Page  # noqa: PLC0415
    from checks.harness.report.terminal import make_console  # noqa: PLC0415

    page = Page(make_console(sys.stderr))
    for line in text.splitlines():
        sentence = line.lstrip()
        page.paragraph(sentence, start=line[: len(line) - len(sentence)])
    page.show()
