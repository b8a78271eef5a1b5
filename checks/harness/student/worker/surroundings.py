"""What an AWS SDK finds on a machine by itself: variables of the environment, and the files in `~/.aws`."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from typing import Any

import boto3

_VARIABLES = ("AWS_", "BOTO_CONFIG")


class Surroundings:
    """Those of this process, which a check may have otherwise for a while."""

    def __init__(self) -> None:
        self._own = dict(os.environ)

    def change(self, wanted: Mapping[str, Any] | None) -> None:
        """Have the variables and files that a check wants and no others; with `None`, the process's own again."""
        settings = dict(self._own)
        if wanted is not None:
            settings = {name: value for name, value in settings.items() if not name.startswith(_VARIABLES)}
            settings.update(wanted["variables"])
        os.environ.clear()
        os.environ.update(settings)
        self._write(wanted["files"] if wanted is not None else {})
        boto3.DEFAULT_SESSION = None  # it remembers what it has found

    @staticmethod
    def _write(files: Mapping[str, str]) -> None:
        folder = os.path.join(os.path.expanduser("~"), ".aws")  # noqa: PTH111, PTH118 - pathlib is not imported yet
        shutil.rmtree(folder, ignore_errors=True)
        if files:
            os.mkdir(folder)  # noqa: PTH102
        for name, text in files.items():
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:  # noqa: PTH118, PTH123
                file.write(text)


def forget_modules(folder: str) -> None:
    """Forget everything that was imported from a folder, so that it is imported anew."""
    inside = folder + os.sep
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if isinstance(file, str) and file.startswith(inside):
            del sys.modules[name]
    sys.path[:] = [place for place in sys.path if place != folder]
