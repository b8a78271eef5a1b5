"""The commands of `python -m checks`. Each says what it did, or what was wrong and what to do about it.

Exit codes: 0 all passed, 1 something is not passed, 2 wrong usage, 3 the kit's own error, 130 stopped with Ctrl-C (143
by SIGTERM). A command returns its own.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from checks.harness import VERSION
from checks.harness.isolation_option import isolation_option
from checks.harness.lab_name import LabName
from checks.harness.labs import ROOT, all_labs
from checks.harness.local.command import local
from checks.harness.loop.commands import LOOP_COMMANDS, record
from checks.harness.stopping import Stopping, scratch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checks.harness.labs import Lab
    from checks.harness.report.model import Result
    from checks.harness.student.bubblewrap import Isolation
    from checks.harness.student.process import StudentProcess

NOT_PASSED, USAGE, KIT_ERROR, STOPPED = 1, 2, 3, 130
_EXIT_CODES = {"passed": 0, "error": KIT_ERROR}

_ISSUE = "This is a fault of the kit, not of your code. Please tell your instructor, with the lines above."


def _of_part(name: str) -> Sequence[click.Command]:
    """The commands of a part of the kit; what is handed out to students does not have all parts."""
    try:
        part = importlib.import_module(f"checks.harness.{name}.commands")
    except ModuleNotFoundError as error:
        if not str(error.name).startswith(f"checks.harness.{name}"):
            raise
        return ()
    found: Sequence[click.Command] = part.COMMANDS
    return found


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="dynamodb-labs")
def commands() -> None:
    """Labs for learning DynamoDB with Python, checked."""


for _command in (local, *LOOP_COMMANDS, *_of_part("grading"), *_of_part("authoring")):
    commands.add_command(_command)


@commands.command(short_help="Check a lab and show its checklist.")
@click.argument("lab", type=LabName())
@click.option(
    "--submission",
    type=click.Path(path_type=Path),
    help="The folder with the lab's script, or with a folder a lab.  [default: labs]",
)
@click.option("--json", "json_file", type=click.Path(path_type=Path, dir_okay=False), help="Write the result there.")
@click.option("--lines", is_flag=True, help="One line for each thing that is not met, as editors read them.")
@click.option("--seed", type=click.IntRange(min=0), help="Repeat a run: the same names and values are drawn again.")
@click.option("--endpoint-url", help="Hold the checks against an emulator, such as http://127.0.0.1:8000.")
@isolation_option("process")
def check(  # noqa: PLR0917 - click passes them by name
    lab: Lab,
    submission: Path | None,
    json_file: Path | None,
    lines: bool,
    seed: int | None,
    endpoint_url: str | None,
    isolation: Isolation,
) -> int:
    """Check a lab and show its checklist: LAB is a name or a number, such as lab01 or 1, or the lab's folder."""
    from checks.harness.student.submission import find  # noqa: PLC0415

    folder = submission or ROOT / "labs"
    submitted = find(folder, lab.name, lab.script)
    # Started before anything else is imported: the two processes get ready side by side.
    from checks.harness.student.bubblewrap import NoBubblewrap, check_available, walls_of  # noqa: PLC0415
    from checks.harness.student.process import StudentProcess  # noqa: PLC0415

    try:
        check_available(isolation)
    except NoBubblewrap as error:
        raise click.UsageError(str(error)) from error
    process = StudentProcess(real_time=endpoint_url is not None, walls=walls_of(isolation, submitted.folder))
    try:
        result = _checked(lab, folder, seed, endpoint_url, process, isolation)
    finally:
        process.remove()
    if lines:
        _show_lines(result, submitted.script)
    else:
        _show(result, _next_step(lab))
    if submission is None and endpoint_url is None:
        record(result)
    if json_file is not None:
        _write(result, json_file)
    return _EXIT_CODES.get(result.status, NOT_PASSED)


def _checked(  # noqa: PLR0917 - as the command got them
    lab: Lab,
    folder: Path,
    seed: int | None,
    endpoint_url: str | None,
    process: StudentProcess,
    isolation: Isolation,
) -> Result:
    from checks.harness.run import NoEmulator, run_checks  # noqa: PLC0415

    try:
        run = run_checks(lab, folder, seed=seed, endpoint_url=endpoint_url, process=process, isolation=isolation)
        return run.result()
    except NoEmulator as error:
        raise click.UsageError(str(error)) from error


def _show(result: Result, next_step: str | None) -> None:
    from checks.harness.report.terminal import render, standard_output  # noqa: PLC0415

    with standard_output() as console:
        render(result, console, next_step)


def _show_lines(result: Result, script: Path) -> None:
    from checks.harness.report.lines import problem_lines, shown_path, summary  # noqa: PLC0415

    for line in problem_lines(result, shown_path(script), sys.stdout.encoding):
        click.echo(line)
    click.echo(summary(result))


def _write(result: Result, file: Path) -> None:
    try:
        result.write(file)
    except OSError as error:
        raise click.UsageError(f"The result cannot be written to {file}: {error.strerror}.") from error


def _next_step(lab: Lab) -> str | None:
    labs = all_labs(lab.root)
    later = labs[labs.index(lab) + 1 :] if lab in labs else []
    return f"nox -s {later[0].short}" if later else None


def main(stopping: Stopping) -> NoReturn:
    """Run a command. Whatever goes wrong ends in a sentence and an exit code, never in a traceback."""
    try:
        with scratch(), stopping.allowed():
            status = _run()
    except KeyboardInterrupt:
        _say("Stopped.")
        status = STOPPED if stopping.signal is None else 128 + stopping.signal
    sys.exit(status)


def _run() -> int:
    """Run the command that the command line asks for, and give the exit code."""
    from checks.harness.student.submission import NoSubmission  # noqa: PLC0415

    try:
        return int(commands.main(standalone_mode=False, prog_name="python -m checks") or 0)
    except click.Abort as abort:  # what click makes of a KeyboardInterrupt
        raise KeyboardInterrupt from abort
    except click.ClickException as error:
        error.show()
    except NoSubmission as error:
        _say(str(error))
    except Exception as error:  # noqa: BLE001 - the last line of defence: no traceback of ours reaches anybody
        _say(f"{_what(error)}\n\n{_ISSUE}")
        return KIT_ERROR
    return USAGE


def _what(error: Exception) -> str:
    from checks.harness.run import KitError  # noqa: PLC0415

    return str(error) if isinstance(error, KitError) else f"{type(error).__name__}: {error}"


def _say(text: str) -> None:
    click.echo(text, err=True)
