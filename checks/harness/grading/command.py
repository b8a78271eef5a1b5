"""`grade`: a class's work in, grades out."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checks.harness.isolation_option import isolation_option
from checks.harness.lab_name import LabName
from checks.harness.labs import ROOT

if TYPE_CHECKING:
    from checks.harness.grading.cohort import Cohort
    from checks.harness.grading.judging import Judging
    from checks.harness.grading.place import Place
    from checks.harness.grading.record import Record
    from checks.harness.grading.rules import Attempts, Rules
    from checks.harness.labs import Lab
    from checks.harness.student.bubblewrap import Isolation

_LOOK = 1
_OTHER_TIER = (
    "Without it a script could read and change what you can: if you trust everybody who has handed in something, "
    "--require-isolation process does without."
)
_FILE = click.Path(path_type=Path, dir_okay=False)


class _Moment(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.5 on, not before
    """A date and a time; without an offset it is this machine's."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            moment = datetime.fromisoformat(str(value).replace("Z", "+00:00"))
        except ValueError:
            self.fail(f"{value!r} is no date and time, such as 2026-11-20T23:59 or 2026-11-20T23:59+01:00", param, ctx)
        return moment if moment.tzinfo else moment.astimezone()


@click.command(short_help="Grade a class: gradebooks, feedback and a report from a folder of submissions.")
@click.argument("places", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DIR...")
@click.option("--lab", "labs", multiple=True, type=LabName(), help="Grade this lab.  [default: every one handed in]")
@click.option("--out", type=click.Path(path_type=Path), default=Path("grades"), show_default=True, help="Write there.")
@click.option("--roster", type=_FILE, help="A CSV of the class: who is in it, and by what names.")
@click.option(
    "--settings", "settings_file", type=_FILE, help="A TOML file: hide, weigh or leave out criteria, due dates."
)
@click.option(
    "--attempts",
    type=click.Choice(["latest", "best"]),
    default="latest",
    show_default=True,
    help="Which of several attempts counts.",
)
@click.option("--due", type=_Moment(), help="Work from after this time is late, such as 2026-11-20T23:59.")
@click.option(
    "--late-keeps",
    type=click.IntRange(0, 100),
    default=100,
    show_default=True,
    metavar="PERCENT",
    help="What late work keeps of its points.",
)
@click.option(
    "--missing",
    type=click.Choice(["zero", "open"]),
    default="zero",
    show_default=True,
    help="What counts where nothing was handed in.",
)
@click.option(
    "--compare", type=click.Path(path_type=Path), metavar="OLD", help="Say whose points moved since that grading."
)
@isolation_option("bubblewrap")
@click.option("--workers", type=click.IntRange(min=1), help="Judge so many side by side.  [default: one for each core]")
@click.option(
    "--seed", type=click.IntRange(min=0), help="Draw these values.  [default: drawn once for the --out folder]"
)
@click.option("--title", default="", help="What the class is called in its report.")
def grade(  # noqa: PLR0917 - click passes them by name
    places: tuple[Path, ...],
    labs: tuple[Lab, ...],
    out: Path,
    roster: Path | None,
    settings_file: Path | None,
    attempts: Attempts,
    due: datetime | None,
    late_keeps: int,
    missing: str,
    compare: Path | None,
    isolation: Isolation,
    workers: int | None,
    seed: int | None,
    title: str,
) -> int:
    """Grade everything that a class has handed in.

    DIR is a folder with a folder for each student, a zip file as Canvas, Moodle or Gradescope export it, or a folder of
    GitHub Classroom clones; of several, later ones hold later attempts. What was graded before into the same --out
    folder is graded again only where the work, the checks or the kit have changed, so the same command goes on after a
    stop. Exit code 0: everybody has a grade; 1: somebody needs a look.
    """
    from checks.harness.grading.place import Place  # noqa: PLC0415
    from checks.harness.grading.reading.collect import read_cohort  # noqa: PLC0415
    from checks.harness.grading.rules import Rules  # noqa: PLC0415
    from checks.harness.grading.settings import Settings, read_settings  # noqa: PLC0415
    from checks.harness.student.bubblewrap import check_available  # noqa: PLC0415

    began = time.monotonic()
    with _refusals():
        check_available(isolation)
        settings = read_settings(settings_file, ROOT) if settings_file else Settings()
        old = _old(compare)
        taken_in = Path(tempfile.mkdtemp(prefix="taken-in-"))
        cohort = read_cohort(places, taken_in, labs=labs, roster=roster)
        place = Place(out, seed)
        try:
            rules = Rules(
                seed=place.seed,
                isolation=isolation,
                settings=settings,
                attempts=attempts,
                due=due,
                late_keeps=late_keeps,
                missing=0 if missing == "zero" else None,
            )
            return _graded(cohort, rules, place, old, workers or _cores(), title or _title(places), began)
        finally:
            place.close()


def _graded(  # noqa: PLR0917 - all that there is to know
    cohort: Cohort, rules: Rules, place: Place, old: Record | None, workers: int, title: str, began: float
) -> int:
    from checks.harness.grading.grades import gradebook_of  # noqa: PLC0415
    from checks.harness.grading.judging import Judging  # noqa: PLC0415
    from checks.harness.grading.outputs import Outputs  # noqa: PLC0415
    from checks.harness.grading.record import record_of, record_text  # noqa: PLC0415
    from checks.harness.grading.summary import concerns, summary  # noqa: PLC0415

    judging = Judging(cohort, rules, place.verdicts)
    judged = _judge(judging, workers, place)
    book = gradebook_of(cohort, judging, rules, title=title, seconds=time.monotonic() - began)
    record = record_text(record_of(book, cohort, judging, rules))
    outputs = Outputs(place.folder)
    outputs.write(book, record)
    _say(summary(book, judged))
    _compare(old, record)
    _say_where(place.folder, outputs.troubles)
    whole = not (outputs.troubles or judging.unsaved or any(True for _ in concerns(book)))
    return 0 if whole else _LOOK


def _judge(judging: Judging, workers: int, place: Place) -> int:
    """Judge what has to be judged, and give its number."""
    from checks.harness.grading.meter import Meter  # noqa: PLC0415

    jobs = judging.todo
    done = 0

    def count(_: object) -> None:
        nonlocal done
        done += 1
        meter.advance()

    try:
        with Meter(len(jobs)) as meter:
            judging.judge(workers, count)
    except KeyboardInterrupt:
        kept = f"{done} of {len(jobs)} were judged before the stop, and are kept in {place.folder}."
        click.echo(f"{kept} The same command goes on from there.", err=True)
        raise
    return done


def _compare(old: Record | None, record: str) -> None:
    from checks.harness.grading.comparison import moves  # noqa: PLC0415
    from checks.harness.grading.record import parsed  # noqa: PLC0415

    if old is not None:
        moved = [str(move) for move in moves(old, parsed(record))]
        head = f"Since that grading {len(moved)} of the grades have moved" if moved else "No grade has moved since then"
        _say([f"\n{head}{':' if moved else '.'}", *(f"  {move}" for move in moved)])


def _say_where(folder: Path, troubles: Sequence[str]) -> None:
    from checks.harness.grading.outputs import CLASS  # noqa: PLC0415

    _say([f"\nThe class on one page: {folder / CLASS}. Gradebooks, feedback and results lie beside it."])
    for trouble in troubles:
        click.echo(trouble, err=True)


def _old(compare: Path | None) -> Record | None:
    """Read before anything is written: it may be the very folder that is written to."""
    from checks.harness.grading.record import read_record  # noqa: PLC0415

    return None if compare is None else read_record(compare)


def _title(places: Sequence[Path]) -> str:
    return ", ".join(place.resolve().name for place in places)


def _say(lines: Iterable[str]) -> None:
    from checks.harness.report.terminal import standard_output  # noqa: PLC0415

    with standard_output() as console:
        for line in lines:
            console.print(line, soft_wrap=True)


@contextmanager
def _refusals() -> Iterator[None]:
    """What cannot be graded at all is said in a sentence."""
    from checks.harness.grading.cohort import NoCohort  # noqa: PLC0415
    from checks.harness.grading.place import NoPlace  # noqa: PLC0415
    from checks.harness.grading.record import BadRecord  # noqa: PLC0415
    from checks.harness.grading.settings import BadSettings  # noqa: PLC0415
    from checks.harness.student.bubblewrap import NoBubblewrap  # noqa: PLC0415

    try:
        yield
    except NoBubblewrap as error:
        raise click.UsageError(f"{error} {_OTHER_TIER}") from error
    except (NoCohort, NoPlace, BadRecord, BadSettings) as error:
        raise click.UsageError(str(error)) from error


def _cores() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
