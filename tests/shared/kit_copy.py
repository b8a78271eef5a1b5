"""A copy of the kit in a folder of the test's, with labs of the test's own, used by its commands as a person does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from checks.harness.report.model import Criterion, Result

ROOT = Path(__file__).resolve().parents[2]
TOY = ROOT / "tests" / "toy"
PATIENCE = 60
"""Seconds after which a process that has not ended is taken to hang."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A process that has ended."""

    status: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Kit:
    """The copy."""

    root: Path

    @classmethod
    def copied_to(cls, root: Path, *labs: str) -> Kit:
        """The kit with those of its labs that are named."""
        kit = cls(root)
        unwanted = shutil.ignore_patterns("__pycache__", "lab[0-9]*")
        shutil.copytree(ROOT / "checks", root / "checks", ignore=unwanted)
        for name in ("noxfile.py", "pyproject.toml"):
            shutil.copy(ROOT / name, root)
        for name in labs:
            kit.take_lab(ROOT, name)
        return kit

    def take_lab(self, source: Path, name: str) -> None:
        """Copy a lab of another kit, such as the toy's."""
        for part in ("labs", "solutions", "checks"):
            (folder,) = (source / part).glob(f"{name}_*")
            shutil.copytree(folder, self.root / part / folder.name, ignore=shutil.ignore_patterns("__pycache__"))

    def write_lab(self, name: str, checks: str, script: str = "") -> Path:
        """Make a lab of a check file and of a solution, `script.py`. Gives the folder of its checks."""
        folders = {part: self.root / part / name for part in ("labs", "solutions", "checks")}
        for folder in folders.values():
            folder.mkdir(parents=True)
        (folders["solutions"] / "script.py").write_text(script, encoding="utf-8")
        (folders["checks"] / "__init__.py").touch()
        (folders["checks"] / "test_checklist.py").write_text(checks, encoding="utf-8")
        return folders["checks"]

    def python(self, *arguments: str | Path, cwd: Path | None = None, **environment: str) -> Ended:
        """Run Python in the kit's folder, or in another."""
        with self.started(*arguments, cwd=cwd, **environment) as process:
            out, err = process.communicate(timeout=PATIENCE)
        return Ended(process.returncode, out.decode(), err.decode())

    @contextmanager
    def started(
        self, *arguments: str | Path, cwd: Path | None = None, **environment: str
    ) -> Iterator[subprocess.Popen[bytes]]:
        """Start Python in a process group of its own, which is gone afterwards."""
        process = subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            cwd=cwd or self.root,
            env=_environment(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            process.kill()
            process.communicate()

    def checks(self, *arguments: str | Path, **environment: str) -> Ended:
        """`python -m checks …`"""
        return self.python("-m", "checks", *arguments, cwd=self.root, **environment)

    def result(self, *arguments: str | Path, **environment: str) -> Result:
        """The result file of `python -m checks check …`."""
        file = self.root / "result.json"
        file.unlink(missing_ok=True)
        ended = self.checks("check", *arguments, "--json", file, **environment)
        assert file.is_file(), ended
        return Result.from_json(file.read_bytes())


def verdicts(result: Result) -> dict[str, str]:
    """Status by the criterion's id."""
    return {criterion.id: criterion.status for criterion in result.criteria}


def criterion(result: Result, name: str) -> Criterion:
    (found,) = [each for each in result.criteria if each.id == name]
    return found


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    """This process's, without what would change how a person's kit speaks."""
    unwanted = ("PYTEST_", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "80", **more}
