"""The face of the kit: `nox -l` is its table of contents.

Sessions run in the environment that is there, and nothing is ever rebuilt. What stands after `--` is passed on:
`nox -s lab01 -- --submission solutions`.
"""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import nox
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent
ENDINGS = {
    1: "not complete yet; the report above says where to go on",
    2: "nothing was checked; the sentence above says why",
    3: "the kit itself is at fault; see above",
    130: "stopped",
}
GRADE_ENDINGS = {**ENDINGS, 1: "somebody needs a look; see above", 2: "nothing was graded; the sentence above says why"}
OTHER_ENDINGS = {**ENDINGS, 1: "see above", 2: "nothing was done; the sentence above says why"}

_Session = Callable[[nox.Session], None]

nox.needs_version = ">=2024.10"
nox.options.default_venv_backend = "none"
nox.options.sessions = []

# nox tells everybody without uv that there is none, each time; nothing here would use it.
logging.getLogger("nox").addFilter(lambda record: record.getMessage() != "uv binary not found.")


def _kit(session: nox.Session, *arguments: str, endings: dict[int, str] = ENDINGS) -> None:
    """Run a command of the kit. It says everything itself: nox adds one line, and the exit code."""
    command = [sys.executable, str(ROOT / "checks"), *arguments, *session.posargs]
    with subprocess.Popen(command, cwd=session.invoked_from) as process:  # folders are named from where the person is
        status = _ended(process)
    if status != 0:
        session.error(endings.get(status, f"exit code {status}"))


def _ended(process: subprocess.Popen[bytes]) -> int:
    """Wait for the end. Ctrl-C is for the command, too, which cleans up after itself: it is not to be cut short."""
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def _python(session: nox.Session, *arguments: str) -> None:
    session.run(sys.executable, *arguments, *session.posargs, external=True)


def _need_tools(session: nox.Session) -> None:
    """Install what maintainers need besides requirements.txt, if some of it is missing."""
    project = nox.project.load_toml(ROOT / "pyproject.toml")
    tools = nox.project.dependency_groups(project, "dev")
    if not all(map(_is_there, tools)):
        session.run(sys.executable, "-m", "pip", "install", "--quiet", *tools, external=True)


def _is_there(tool: str) -> bool:
    requirement = Requirement(tool)
    if requirement.marker is not None and not requirement.marker.evaluate():
        return True
    try:
        return requirement.specifier.contains(version(requirement.name), prereleases=True)
    except PackageNotFoundError:
        return False


def _whole_kit(function: _Session) -> _Session:
    """A session that students' copies of the kit do not have: it works with the solutions."""
    return nox.session(python=False)(function) if (ROOT / "solutions").is_dir() else function


def _register(readme: Path) -> None:
    """Give a lab its session, described by the title of its README."""
    lab = readme.parent.name

    def check(session: nox.Session) -> None:
        _kit(session, "check", lab)

    check.__doc__ = readme.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")
    nox.session(python=False, name=lab.partition("_")[0])(check)


for _readme in sorted(ROOT.glob("labs/lab*/README.md")):
    _register(_readme)


@nox.session(python=False)
def watch(session: nox.Session) -> None:
    """The checklist again after each save; hints, solution and the next lab are a key away."""
    _kit(session, "watch", endings=OTHER_ENDINGS)


@nox.session(python=False)
def hint(session: nox.Session) -> None:
    """The next hint for a TODO: `nox -s hint -- lab01 4`."""
    _kit(session, "hint", endings=OTHER_ENDINGS)


@_whole_kit
def solution(session: nox.Session) -> None:
    """The solution beside your script, after the lab or its last hints: `nox -s solution -- lab01`."""
    _kit(session, "solution", endings=OTHER_ENDINGS)


@nox.session(python=False)
def progress(session: nox.Session) -> None:
    """What is done, and what is next."""
    _kit(session, "progress", endings=OTHER_ENDINGS)


@nox.session(python=False)
def reset(session: nox.Session) -> None:
    """The stub again, all of it or one TODO; your file is kept: `nox -s reset -- lab01`, `nox -s reset -- lab01 4`."""
    _kit(session, "reset", endings=OTHER_ENDINGS)


@nox.session(python=False)
def doctor(session: nox.Session) -> None:
    """Is this machine fit for the labs, and what to do where it is not."""
    _kit(session, "doctor", endings=OTHER_ENDINGS)


@nox.session(python=False)
def local(session: nox.Session) -> None:
    """The simulated AWS at http://127.0.0.1:8000 for your scripts, the AWS CLI and any SDK, until Ctrl-C."""
    _kit(session, "local")


@_whole_kit
def tests(session: nox.Session) -> None:
    """The kit's own tests: do the checks judge rightly, does the machinery hold."""
    _need_tools(session)
    # A file at a time on each core: what the tests of a file share is made once.
    _python(session, "-m", "pytest", "-n", "auto", "--maxprocesses", "4", "--dist", "loadfile")


@_whole_kit
def gate(session: nox.Session) -> None:
    """Is a lab complete and right? Stub, solution, attempts, a sample of mutants: `nox -s gate -- lab01`."""
    _need_tools(session)
    _kit(session, "gate")


@_whole_kit
def mutants(session: nox.Session) -> None:
    """Every mechanical mutant of the solutions against the checks; takes minutes: `nox -s mutants -- lab01`."""
    _need_tools(session)
    _kit(session, "mutants")


@_whole_kit
def stubs(session: nox.Session) -> None:
    """Write labs/ anew from solutions/."""
    _kit(session, "stubs")


@_whole_kit
def grade(session: nox.Session) -> None:
    """A class's grades, feedback and report: `nox -s grade -- submissions/`."""
    _kit(session, "grade", endings=GRADE_ENDINGS)


@_whole_kit
def gradescope(session: nox.Session) -> None:
    """A lab as an autograder for Gradescope, in autograder.zip: `nox -s gradescope -- lab01`."""
    _kit(session, "gradescope", endings=OTHER_ENDINGS)


@_whole_kit
def handout(session: nox.Session) -> None:
    """What students get, as a folder or a zip, without solutions: `nox -s handout -- labs.zip lab01 lab02`."""
    _kit(session, "handout", endings=OTHER_ENDINGS)


@_whole_kit
def lint(session: nox.Session) -> None:
    """Style (ruff) and types (mypy)."""
    _need_tools(session)
    session.run(sys.executable, "-m", "ruff", "check", external=True)
    session.run(sys.executable, "-m", "ruff", "format", "--check", external=True)
    session.run(sys.executable, "-m", "mypy", external=True)


@_whole_kit
def bench(session: nox.Session) -> None:
    """Speed and memory, as ratios of runs side by side."""
    _python(session, "-m", "tests.bench")
