"""`python -m checks gradescope LAB`: a lab as an autograder; and the command that runs in it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checks.harness.isolation_option import isolation_option
from checks.harness.lab_name import LabName
from checks.harness.labs import ROOT

if TYPE_CHECKING:
    from checks.harness.grading.settings import LabSettings
    from checks.harness.labs import Lab
    from checks.harness.student.bubblewrap import Isolation

_KIT_ERROR = 3

_file = click.Path(path_type=Path, dir_okay=False)
_isolation = isolation_option("bubblewrap")
_settings = click.option("--settings", "settings_file", type=_file, help="What counts: the instructor's TOML file.")


@click.command()
@click.argument("lab", type=LabName())
@click.option("--out", type=_file, default="autograder.zip", show_default=True, help="Where to write it.")
@_isolation
@_settings
def gradescope(lab: Lab, out: Path, isolation: Isolation, settings_file: Path | None) -> int:
    """Write the autograder of a lab for Gradescope: LAB is a name or a number, such as lab01 or 1."""
    from checks.harness.files import write_whole  # noqa: PLC0415
    from checks.harness.grading.autograder import autograder_zip  # noqa: PLC0415

    _settings_of(lab, settings_file)
    try:
        content = autograder_zip(lab, isolation, settings_file)
    except OSError as error:
        raise click.UsageError(f"{error.filename} cannot be read: {error.strerror}.") from error
    try:
        write_whole(out, content)
    except OSError as error:
        raise click.UsageError(f"{out} cannot be written: {error.strerror}.") from error
    click.echo(
        f"{out}: the autograder of {lab.name}, isolation {isolation}.\n"
        "Upload it on Gradescope under Configure Autograder, with Ubuntu 22.04 or newer as the base image. Then try "
        '"Test Autograder" with the untouched script, which gets 0 points, and with a right one, which gets all.'
    )
    return 0


@click.command(name="gradescope-run", hidden=True)
@click.argument("lab", type=LabName())
@click.option("--submission", type=click.Path(path_type=Path), required=True, help="What the student handed in.")
@_isolation
@_settings
def gradescope_run(lab: Lab, submission: Path, isolation: Isolation, settings_file: Path | None) -> int:
    """Judge one submission within the autograder; the text of results.json goes to standard output."""
    from checks.harness.grading.autograder_run import judge  # noqa: PLC0415
    from checks.harness.report.gradescope import NotJudged  # noqa: PLC0415

    try:
        into = Path(tempfile.mkdtemp()) / "submission"  # gone with everything that is temporary when the command ends
        judged = judge(lab, submission, into, isolation, _settings_of(lab, settings_file))
    except NotJudged as error:
        click.echo(str(error), err=True)
        return _KIT_ERROR
    click.echo(judged.said, err=True)
    click.echo(judged.results, nl=False)
    return 0


def _settings_of(lab: Lab, file: Path | None) -> LabSettings:
    from checks.harness.grading.settings import BadSettings, LabSettings, read_settings  # noqa: PLC0415

    if file is None:
        return LabSettings()
    try:
        return read_settings(file, ROOT).of(lab)
    except BadSettings as error:
        raise click.UsageError(str(error)) from error


AUTOGRADER_COMMANDS = (gradescope, gradescope_run)
