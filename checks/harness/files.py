"""Writing files so that nobody ever sees half of one."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Write a file, all of it or nothing: whoever reads it meanwhile sees the old one, whose mode it keeps.

    Raises:
        OSError: the folder is missing, full, or cannot be written to.
    """
    unfinished = file.with_name(f".{file.name.lstrip('.')}.{os.urandom(4).hex()}.tmp")
    try:
        with unfinished.open("xb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        with suppress(FileNotFoundError):
            shutil.copymode(file, unfinished)
        unfinished.replace(file)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
