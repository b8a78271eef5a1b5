"""Writing files: whole ones, of which nobody ever sees half, and zips."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""That a zip can tell."""
_UNIX: Final = 3
"""The system whose modes are in it."""


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


def zipped(files: Mapping[str, bytes], executable: Collection[str] = ()) -> bytes:
    """A zip of files by their names: the same files make the same bytes, on every system and at every time."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name in sorted(files):
            member = ZipInfo(name, _FIRST_TIME)
            member.create_system = _UNIX
            member.external_attr = (0o100755 if name in executable else 0o100644) << 16
            member.compress_type = ZIP_DEFLATED
            archive.writestr(member, files[name])
    return packed.getvalue()
