"""What the autograder does in Gradescope's container: judge one submission, and say what came of it."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from checks.harness.grading.outline import outline
from checks.harness.grading.reading.allowance import Limits, Refused
from checks.harness.grading.reading.entries import DiskEntry
from checks.harness.grading.reading.handin import HandIn, Person
from checks.harness.grading.reading.intake import take_in
from checks.harness.grading.reading.locating import LabFiles, locate, no_script
from checks.harness.grading.settings import LabSettings
from checks.harness.labs import Lab
from checks.harness.report.gradescope import NotJudged, gradescope_json, refused_json
from checks.harness.report.model import Result, total
from checks.harness.run import KitError, run_checks
from checks.harness.student.bubblewrap import Isolation, NoBubblewrap, check_available


@dataclass(frozen=True, slots=True)
class Judged:
    """What goes to Gradescope."""

    results: str
    """The text of `results.json`."""
    said: str
    """What is for instructors alone, in a line."""


def judge(lab: Lab, submission: Path, into: Path, isolation: Isolation, settings: LabSettings) -> Judged:
    """Judge what lies in a folder; work that cannot be judged as it was handed in gets no points, and a reason.

    `into` is a folder that is not there yet: a copy goes there, of which only regular files are made.

    Raises NotJudged where there is no grade: the tier cannot be had, or the kit itself failed.
    """
    _make_sure(isolation, submission)
    try:
        folder = _taken_in(lab, submission, into)
    except Refused as error:
        reason = f"Your work could not be checked. {error} Hand in {lab.script}, with the files that it needs."
        most = total(line.max_points for line in settings.applied(outline(lab)))
        return Judged(refused_json(reason, most), f"{lab.short}: refused. {error}")
    result = _result(lab, folder, isolation, settings)
    said = f"{lab.short}: {result.points} of {result.max_points} points, isolation {result.isolation}"
    results = gradescope_json(result, settings.hidden(result.checklist))
    return Judged(results, f"{said}, {result.seconds:.1f} s, --seed {result.seed}")


def _make_sure(isolation: Isolation, submission: Path) -> None:
    """What is missing of the container's own must not cost a student points. Raises NotJudged."""
    try:
        os.listdir(submission)  # noqa: PTH208 - opens it
    except OSError as error:
        raise NotJudged(f"Nothing was judged: {submission} cannot be read ({error.strerror}).") from error
    try:
        check_available(isolation)
    except NoBubblewrap as error:
        raise NotJudged(
            f"Nothing was judged. {error}\nWhere the container cannot have it, make the autograder for the other tier, "
            "which keeps mistakes in, not malice: python -m checks gradescope LAB --require-isolation process"
        ) from error


def _taken_in(lab: Lab, submission: Path, into: Path) -> Path:
    """The folder of a copy that holds the lab's script, and nothing but plain files. Raises Refused."""
    contents = [(DiskEntry(submission, "submission", is_folder=True), "submission")]
    hand_in = HandIn(person=Person(id="submission", known_as=()), origin="submission", contents=contents)
    wanted = LabFiles(lab.name, lab.script)
    copy = take_in(hand_in, into, [wanted], Limits())
    place = locate(copy.paths, wanted)
    if place is None:
        left_out = [f"{name} is no regular file." for name in copy.left_out if name.endswith(lab.script)]
        raise Refused(" ".join([no_script([wanted], copy.paths), *left_out, *copy.unopened]))
    return copy.folder.joinpath(*place)


def _result(lab: Lab, folder: Path, isolation: Isolation, settings: LabSettings) -> Result:
    """The result as the settings have it; hidden criteria are judged last. Raises NotJudged."""
    try:
        run = run_checks(lab, folder, isolation=isolation, last=settings.hidden(outline(lab)))
    except KitError as error:
        raise NotJudged(f"The kit itself failed, so nothing is graded: {error}") from error
    result = run.result()
    return replace(result, checklist=settings.applied(result.checklist))
