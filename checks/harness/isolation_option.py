"""The tier of isolation as it is asked for on the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import click

from checks.harness.student.bubblewrap import Isolation


def isolation_option(default: Isolation) -> Callable[[Any], Any]:
    """`--require-isolation TIER`, given to the command as `isolation`."""
    return click.option(
        "--require-isolation",
        "isolation",
        type=click.Choice(get_args(Isolation)),
        default=default,
        show_default=True,
        help="Keep scripts in by this, or do nothing at all.",
    )
