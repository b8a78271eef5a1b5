"""Files that outputs are held against, line ends apart, which git may change.

`UPDATE_GOLDEN=1 pytest tests/report` writes them anew.
"""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "report" / "golden"


def agrees_with_golden(name: str, made: bytes) -> bool:
    """Whether what was made is what the golden file of that name holds."""
    file = FOLDER / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_bytes(_lines(made))
    return _lines(file.read_bytes()) == _lines(made)


def _lines(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n")
