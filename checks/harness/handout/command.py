"""`handout`: what students get, as a folder or a zip."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checks.harness.lab_name import LabName
from checks.harness.labs import ROOT, all_labs

if TYPE_CHECKING:
    from checks.harness.labs import Lab

_NOT_DONE = 2


@click.command(short_help="Write what students get: labs and checks, no solutions.")
@click.argument("place", type=click.Path(path_type=Path))
@click.argument("labs", nargs=-1, type=LabName())
@click.option("--github-classroom", is_flag=True, help="Add the workflow that shows points in GitHub Classroom.")
def handout(place: Path, labs: tuple[Lab, ...], github_classroom: bool) -> int:
    """Write what students get, to the folder PLACE or, where its name ends in .zip, to a zip.

    It holds all labs, unless some are named, and works on its own. It holds no solution: each line is compared, and
    where one is found, nothing is written. An earlier handout is replaced if nobody has changed anything in it;
    whatever else is there already stays as it is.
    """
    from checks.harness.handout.contents import NoHandout, contents  # noqa: PLC0415
    from checks.harness.handout.place import CannotWrite, write  # noqa: PLC0415

    chosen = [lab for lab in all_labs() if lab in labs or not labs]
    try:
        files = contents(chosen, ROOT, github_classroom=github_classroom)
        write(files, place)
    except (NoHandout, CannotWrite) as error:
        click.echo(str(error), err=True)
        return _NOT_DONE
    named = ", ".join(lab.short for lab in chosen)
    click.echo(f"{place}: {named}, in {len(files)} files. No line of a solution is in it.")
    if github_classroom:
        click.echo("The workflow's points are feedback. For grades, run `nox -s grade` over the clones.")
    return 0
