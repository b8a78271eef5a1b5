"""Where a handout is written: a folder or a zip file, all of it or nothing, and never over a person's own files."""

from __future__ import annotations

import hashlib
import os
import shutil
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from checks.harness.files import write_whole, zipped

Files = Mapping[str, bytes]
"""What is in a folder: names with slashes, and contents."""

_There = Mapping[str, Callable[[], bytes]]
"""What is in a folder, to be read when it is asked for."""

MANIFEST: Final = ".handout"
"""The digests of all other files of a handout, as `sha256sum -c .handout` reads them: they tell what it was made of."""
FOLDER: Final = "dynamodb-labs"
"""The one folder in a zip, so that unpacking it does not strew files about."""

_NAMED: Final = 3
_MOST: Final = 64 * 2**20
"""Bytes beyond which a zip file is no handout."""


class CannotWrite(Exception):
    """Nothing was written; the message says why and what to do."""


def write(files: Files, place: Path) -> None:
    """Write files as a folder or, where its name ends in `.zip`, as a zip. Raises CannotWrite."""
    files = {**files, MANIFEST: _manifest(files)}
    target = Path(os.path.realpath(place))
    try:
        _refuse_taken(target, place)
        if _is_zip(target):
            write_whole(target, packed(files))
        else:
            _write_folder(files, target)
    except OSError as error:
        what = f"{place} could not be written ({error.strerror}). Nothing was changed there."
        raise CannotWrite(f"{what} Name a place that can be written to and has room.") from error


def packed(files: Files) -> bytes:
    """A zip of files, in one folder."""
    return zipped({f"{FOLDER}/{name}": content for name, content in files.items()})


def _is_zip(place: Path) -> bool:
    return place.suffix.lower() == ".zip"


def _manifest(files: Files) -> bytes:
    return "".join(f"{_digest(files[name])}  {name}\n" for name in sorted(files)).encode()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


# What is there already ------------------------------------------------------------------------------------------------


def _refuse_taken(target: Path, place: Path) -> None:
    """Refuse a place at which anything would be lost but a handout as it was made."""
    if not target.parent.is_dir():
        raise CannotWrite(f"There is no folder {place.parent}. Make it first, or name another place.")
    if not target.exists():
        return
    if target in (Path.cwd(), *Path.cwd().parents):
        raise CannotWrite(f"{place} is the folder that you are in, or holds it. Name another place.")
    there = _in_zip(target) if _is_zip(target) and target.is_file() else _in_folder(target)
    if there is None:
        raise CannotWrite(f"{place} is there already and is no handout. Name another place, or move it away first.")
    own = _not_handed_out(there)
    if own:
        more = f" and {len(own) - _NAMED} more" if len(own) > _NAMED else ""
        named = ", ".join(own[:_NAMED])
        raise CannotWrite(
            f"{place} holds files that are not as a handout made them: {named}{more}. They would be lost. "
            "Name another place, or move it away first."
        )


def _not_handed_out(there: _There) -> list[str]:
    """The files that a handout did not write, or not so. What no handout can have written is not even read."""
    lines = there[MANIFEST]().decode(errors="replace").splitlines() if there else []
    made = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    others = there.keys() - {MANIFEST}
    return sorted(name for name in others if name not in made or made[name] != _digest(there[name]()))


def _in_folder(place: Path) -> _There | None:
    """The files of a folder that is empty or a handout's; `None` for anything else."""
    if not place.is_dir():
        return None
    if not (place / MANIFEST).is_file():
        return None if any(place.iterdir()) else {}
    return {
        file.relative_to(place).as_posix(): file.read_bytes if file.is_file() and not file.is_symlink() else bytes
        for file in place.rglob("*")
        if file.is_symlink() or not file.is_dir()
    }


def _in_zip(place: Path) -> _There | None:
    """The files of a zip that is a handout's; `None` for anything else."""
    try:
        with zipfile.ZipFile(place) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > _MOST:
                return None
            files = {
                member.filename.removeprefix(f"{FOLDER}/"): partial(bytes, archive.read(member)) for member in members
            }
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError):  # of many kinds of zip
        return None
    return files if MANIFEST in files else None


# A folder -------------------------------------------------------------------------------------------------------------


def _write_folder(files: Files, target: Path) -> None:
    """Write beside the target, then put it in its place; where that fails, all is as it was. Raises OSError."""
    random = os.urandom(4).hex()
    new, old = (target.with_name(f".{target.name}.{random}.{which}") for which in ("new", "old"))
    try:
        for name, content in files.items():
            file = new / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        if target.exists():
            target.replace(old)
        new.replace(target)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        if old.exists() and not target.exists():
            old.replace(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
