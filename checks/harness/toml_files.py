"""TOML, by whichever of two modules is there."""

from __future__ import annotations

import importlib
import sys
from typing import Any


def toml() -> Any:
    """`tomllib`; Python 3.10 has none yet, and its forerunner comes with pytest there."""
    return importlib.import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
