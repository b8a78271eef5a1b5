"""A lab as it is named on the command line."""

from __future__ import annotations

from typing import Any

import click

from checks.harness.labs import NoSuchLab, find_lab


class LabName(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.5 on, not before
    """A lab by name or number; the complaint about a wrong one lists those that there are."""

    name = "lab"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return find_lab(str(value))
        except NoSuchLab as error:
            self.fail(str(error), param, ctx)
