"""Is this machine fit for the labs? Each look says OK, WARN or FAIL in words, and what to do."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

from rich.console import Console

from checks.harness.loop.hints import Page

State = Literal["OK", "WARN", "FAIL"]

OLDEST, NEWEST = (3, 10), (3, 14)
LITTLE_DISK, NO_DISK = 500, 50
"""Megabytes below which something may go wrong, and will."""

_STYLES: Final[Mapping[State, str]] = {"OK": "cyan", "WARN": "bold", "FAIL": "bold red"}
_KEY_VARIABLE = re.compile(r"AWS_\w*(ACCESS_KEY|SECRET|TOKEN|PROFILE|CONTAINER_CREDENTIALS)\w*")
_PROFILE = re.compile(r"^\[[ \t]*(?:profile[ \t]+)?([^\]\n]+?)[ \t]*\]", re.MULTILINE)
_NO_PROFILES = ("sso-session ", "services ")
_INSTALL = f"{'py' if os.name == 'nt' else 'python'} -m pip install -r requirements.txt, in the environment of the kit"

# What a student's script does at the least. Its table takes time to be there, which costs none.
_PROBE: Final = """
import os

import boto3


def write_and_read(table_name, key, region):
    client = boto3.client("dynamodb", region_name=region)
    client.create_table(
        TableName=table_name,
        KeySchema=[{"AttributeName": "key", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "key", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    client.get_waiter("table_exists").wait(TableName=table_name)
    client.put_item(TableName=table_name, Item={"key": {"S": key}})
    return client.get_item(TableName=table_name, Key={"key": {"S": key}})["Item"]["key"]["S"]


def network():
    return os.readlink("/proc/self/ns/net")
"""


@dataclass(frozen=True, slots=True)
class Look:
    """What one look has found."""

    about: str
    state: State
    sentence: str
    advice: str = ""
    """What to do; empty where there is nothing to do."""


def examine(root: Path, environment: Mapping[str, str], encoding: str) -> Iterator[Look]:
    """All looks, as they are taken. `encoding` is that of the console."""
    yield python(sys.version_info[:3])
    yield from packages(root / "requirements.txt")
    yield folder(root)
    yield from pipe()
    yield bubblewrap()
    yield variables(environment)
    yield profiles(environment)
    yield endpoint(environment)
    yield from disk({"kit": root, "temporary files": Path(tempfile.gettempdir())})
    yield console_encoding(encoding)


def python(version: tuple[int, ...]) -> Look:
    """Is this a Python that the labs are made for?"""
    name = ".".join(map(str, version))
    if version[:2] < OLDEST:
        return Look("Python", "FAIL", f"{name} is too old.", "Install Python 3.10 or newer, and make .venv anew.")
    if version[:2] > NEWEST:
        sentence = f"{name} is newer than the labs are tested with (3.10 to 3.14)."
        return Look("Python", "WARN", sentence, "Should something be odd, try it with Python 3.14.")
    return Look("Python", "OK", name)


def packages(requirements: Path) -> Iterator[Look]:
    """Is everything of requirements.txt installed, in a version that will do?"""
    try:
        from packaging.requirements import InvalidRequirement, Requirement  # noqa: PLC0415 - comes with pytest

        lines = requirements.read_text(encoding="utf-8").splitlines()
    except ImportError:
        yield Look("packages", "FAIL", "packaging is not installed, so pytest is not either.", _INSTALL)
        return
    except OSError as error:
        sentence = f"{requirements.name} cannot be read ({error.strerror}): what is needed is not known."
        yield Look("packages", "WARN", sentence, "Get that file back from where you have the labs from.")
        return
    for line in lines:
        if line.strip() and not line.lstrip().startswith("#"):
            try:
                needed = Requirement(line.partition(" #")[0])
            except InvalidRequirement:
                sentence = f"{requirements.name} has a line that cannot be understood: {line.strip()}"
                yield Look("packages", "WARN", sentence, "Get that file back from where you have the labs from.")
                continue
            yield _package(needed.name, installed(needed.name), str(needed.specifier), needed.specifier.contains)


def installed(name: str) -> str | None:
    """The version of a package that is installed; `None` where it is not."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _package(name: str, version: str | None, wanted: str, fits: Callable[..., bool]) -> Look:
    if version is None:
        return Look(name, "FAIL", "is not installed.", _INSTALL)
    if not fits(version, prereleases=True):
        return Look(name, "FAIL", f"{version} is installed; the labs need {wanted}.", _INSTALL)
    return Look(name, "OK", version)


def folder(root: Path) -> Look:
    """Can the student's work and the progress be written?"""
    for place in (root, root / "labs"):
        try:
            with tempfile.TemporaryFile(dir=place):
                pass
        except OSError as error:
            sentence = f"Nothing can be written to {place} ({error.strerror})."
            return Look("kit folder", "FAIL", sentence, "Copy the labs to a folder of your own.")
    return Look("kit folder", "OK", "can be written to.")


# The pipe ------------------------------------------------------------------------------------------------------------


def pipe() -> Iterator[Look]:
    """Does a script get through to the simulated AWS, and nowhere else?"""
    about = "pipe"
    advice = "Try again; if it stays so, show this to your instructor."
    try:
        value, network = _probed()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what this look is for
        own = type(error).__module__.startswith("checks.")  # the kit's own errors are sentences
        reason = str(error) if own else f"{type(error).__name__}: {error}"
        yield Look(about, "FAIL", f"A script could not write and read: {reason}", advice)
        return
    if value:
        yield Look(about, "OK", "A script made a table, stored an item and read it back.")
    else:
        yield Look(about, "FAIL", "A script read back something else than it had stored.", advice)
    yield network


def _probed() -> tuple[bool, Look]:
    """Whether the probe reads what it wrote, and how it is kept off the network."""
    from checks.harness.cloud.cloud import Cloud  # noqa: PLC0415 - moto takes its time
    from checks.harness.student.student import Student  # noqa: PLC0415
    from checks.harness.student.submission import find  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as place:
        Path(place, "probe.py").write_text(_PROBE, encoding="utf-8")
        cloud = Cloud()
        student = Student(find(Path(place), "probe", "probe.py"), cloud.boundary)
        try:
            key = cloud.text()
            value = student.write_and_read(cloud.fresh_name(), key, cloud.region)
            return value == key, _network(student.network() if sys.platform == "linux" else None)
        finally:
            student.close()


def _network(its_own: str | None) -> Look:
    about = "network"
    if its_own is None:
        return Look(about, "OK", "Scripts are kept off it by Python (tier process).")
    if its_own != str(Path("/proc/self/ns/net").readlink()):
        return Look(about, "OK", "Scripts are in a network namespace of their own (tier process).")
    return Look(
        about,
        "WARN",
        "This system gives scripts no network namespace: they are kept off the network by Python alone.",
        "For your own work that is enough. For grading, use a system that allows user namespaces.",
    )


def bubblewrap() -> Look:
    """Is the tool there that walls in the work of others?"""
    from checks.harness.student.bubblewrap import NoBubblewrap, check_available  # noqa: PLC0415

    try:
        check_available()
    except NoBubblewrap as error:
        return Look("bubblewrap", "WARN", "cannot be used. Only grading needs it.", f"Students need nothing. {error}")
    return Look("bubblewrap", "OK", "works, for grading.")


# AWS -----------------------------------------------------------------------------------------------------------------


def variables(environment: Mapping[str, str]) -> Look:
    """Are there real keys about? Their names are told, never what they hold."""
    names = sorted(name for name, value in environment.items() if value and _KEY_VARIABLE.fullmatch(name.upper()))
    if not names:
        return Look("AWS keys", "OK", "The environment holds none.")
    return Look(
        "AWS keys",
        "WARN",
        f"The environment holds {', '.join(names)}. The checks never use them, but a script that you run by hand does.",
        "Unset them unless you mean to work on that account: it may cost money.",
    )


def profiles(environment: Mapping[str, str]) -> Look:
    """Are there profiles in the files of the AWS tools? Only their names are read out."""
    home = Path.home() / ".aws"
    files = {
        Path(environment.get("AWS_SHARED_CREDENTIALS_FILE") or home / "credentials").expanduser(),
        Path(environment.get("AWS_CONFIG_FILE") or home / "config").expanduser(),
    }
    found = [f"{file.name}: {', '.join(names)}" for file in sorted(files) if (names := _profiles_in(file))]
    if not found:
        return Look("AWS profiles", "OK", "There are none.")
    return Look(
        "AWS profiles",
        "WARN",
        f"There are profiles in {'; '.join(found)}. The checks never use them, but a script that you run by hand does.",
        "To keep by-hand runs off them, work with nox -s local or set AWS_PROFILE to one that is meant for practice.",
    )


def _profiles_in(file: Path) -> list[str]:
    try:
        text = file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return []
    return list(dict.fromkeys(name for name in _PROFILE.findall(text) if not name.startswith(_NO_PROFILES)))


def endpoint(environment: Mapping[str, str]) -> Look:
    """Do scripts that are run by hand go to another place than AWS?"""
    names = sorted(name for name, value in environment.items() if value and name.startswith("AWS_ENDPOINT_URL"))
    if not names:
        return Look("AWS endpoint", "OK", "None is set: scripts run by hand go to AWS itself.")
    places = ", ".join(f"{name} leads to {_place(environment[name])}" for name in names)
    advice = "Right for nox -s local. Unset it to reach AWS itself. The checks do not look at it."
    return Look("AWS endpoint", "WARN", f"{places}.", advice)


def _place(url: str) -> str:
    """Where an address leads, without a name or password that may be in it."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "something that is no address"
    if not parts.scheme or not host:
        return "something that is no address"
    return f"{parts.scheme}://{host}" + (f":{port}" if port else "")


# The machine ---------------------------------------------------------------------------------------------------------


def disk(places: Mapping[str, Path]) -> Iterator[Look]:
    """Is there room?"""
    for name, place in places.items():
        about = f"disk, {name}"
        try:
            free = shutil.disk_usage(place).free // 2**20
        except OSError as error:
            yield Look(about, "WARN", f"How much is free cannot be told ({error.strerror}).")
            continue
        yield free_disk(about, free)


def free_disk(about: str, free: int) -> Look:
    """A look at so many megabytes."""
    if free >= LITTLE_DISK:
        return Look(about, "OK", f"{free:,} MB are free.")
    state: State = "WARN" if free >= NO_DISK else "FAIL"
    return Look(about, state, f"Only {free} MB are free.", f"Make room: {LITTLE_DISK} MB are enough.")


def console_encoding(encoding: str) -> Look:
    """Can the console show what the reports hold?"""
    try:
        "…·é".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        advice = "Set PYTHONUTF8=1 to see all of them; nothing else depends on it."
        return Look("console", "WARN", f"{encoding} lacks some signs, which are spelt out instead.", advice)
    return Look("console", "OK", encoding)


def render_look(look: Look, console: Console) -> None:
    """Print one look."""
    page = Page(console)
    page.paragraph(f"{look.about}: {look.sentence}", start=f"{look.state:4}  ", start_style=_STYLES[look.state])
    if look.advice:
        page.paragraph(look.advice, start="      > ")
    page.show()


def render_sum(looks: list[Look], console: Console) -> None:
    """Print what it all comes to."""
    failed, warned = (sum(look.state == state for look in looks) for state in ("FAIL", "WARN"))
    page = Page(console)
    if failed:
        page.paragraph(f"{failed} to put right, {warned} to know about.", "bold")
    elif warned:
        page.paragraph(f"The labs work here. {warned} to know about.", "bold")
    else:
        page.paragraph("The labs work here.", "bold")
    page.show()
