"""Speed and memory, as ratios of runs side by side: `python -m tests.bench`, or only some parts by their names.

What is to be compared takes turns, and the best of each counts: whatever else the machine does meets all alike.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from checks.harness.grading.record import BadRecord
from checks.harness.student.bubblewrap import NoBubblewrap

from .checks import whole_checks
from .flat import flat
from .grading import throughput
from .hostile import hostile
from .measured import Measured
from .memory import memory
from .request import one_request
from .watch import watched

Part = Callable[[Path], Iterator[Measured]]


def parts(percent: int) -> dict[str, Part]:
    """What can be measured on this system, by its name."""
    anywhere: dict[str, Part] = {"checks": whole_checks, "request": one_request}
    if sys.platform != "linux":
        return anywhere
    return anywhere | {
        "watch": watched,
        "memory": memory,
        "grading": partial(throughput, percent=percent),
        "flat": partial(flat, percent=percent),
        "hostile": partial(hostile, percent=percent),
    }


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(list(parts(100))))
@click.option(
    "--percent",
    type=click.IntRange(1, 100),
    default=100,
    show_default=True,
    help="Classes of this share of their size, for a quick look: the goals are for 100.",
)
def main(names: Sequence[str], percent: int) -> None:
    """Measure the parts with these NAMES, or everything, and print a line for each figure."""
    chosen = parts(percent)
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        for name in dict.fromkeys(names or chosen):
            folder = Path(place) / name
            folder.mkdir()
            try:
                for measured in chosen[name](folder):
                    click.echo(measured)
            except (NoBubblewrap, BadRecord) as error:
                raise click.ClickException(str(error)) from error


if __name__ == "__main__":
    main()
