"""Which of the kit's modules a student's copy needs: what its commands and checks import, directly or not."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

COMMANDS: Final = ("checks.__main__", "checks.conftest")
"""Where everything begins that a student can start."""

_WITHHELD: Final = ("checks.harness.authoring", "checks.harness.grading", "checks.harness.handout")
_GIVEN: Final = ("checks.harness.authoring.source", "checks.harness.authoring.stubs")
"""Of what is withheld, that which `reset` and `hint` read scripts with."""

_NAME = re.compile(r"\bchecks(?:\.\w+)+")


class MissingModule(Exception):
    """A module that students get cannot be imported without one that they do not get; the message says which."""


@dataclass(frozen=True, slots=True)
class _Import:
    module: str
    at_once: bool
    """Whether it happens whenever the importing module is loaded: in no function, and under no condition."""


def needed_modules(root: Path, beginnings: Iterable[str]) -> dict[str, Path]:
    """The modules that those of these names import, and they themselves, each with its file. Raises MissingModule."""
    found: dict[str, Path] = {}
    left = list(beginnings)
    while left:
        name = left.pop()
        for module in (name, *_packages(name)):
            file = _file(root, module)
            if file is not None and module not in found:
                found[module] = file
                left += _wanted(root, module, file)
    return dict(sorted(found.items()))


def _wanted(root: Path, module: str, file: Path) -> Iterator[str]:
    """What a module needs, without what only instructors' commands of it would import when they are called."""
    for imported in _imports(ast.parse(file.read_bytes()), at_once=True):
        if _file(root, imported.module) is None:
            continue
        if not _withheld(imported.module):
            yield imported.module
        elif imported.at_once:
            raise MissingModule(
                f"{module} imports {imported.module}, which students do not get. Import it where it is used."
            )


def _withheld(module: str) -> bool:
    return module not in (*_packages(_GIVEN[0]), *_GIVEN) and module.startswith(_WITHHELD)


def _imports(node: ast.AST, *, at_once: bool) -> Iterator[_Import]:
    """Every import in a module's code, and every module that a text in it names: some are started by their names."""
    for child in ast.iter_child_nodes(node):
        if _only_for_types(child):
            continue
        if isinstance(child, ast.Import):
            yield from (_Import(each.name, at_once) for each in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield _Import(f"{child.module}", at_once)
            yield from (_Import(f"{child.module}.{each.name}", at_once) for each in child.names)
        elif isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield from (_Import(name, at_once=False) for name in _NAME.findall(child.value))
        later = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.If | ast.Try)
        yield from _imports(child, at_once=at_once and not later)


def _only_for_types(node: ast.AST) -> bool:
    """Whether it is `if TYPE_CHECKING:`, which is never run."""
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _packages(module: str) -> list[str]:
    """The packages that a module is in: of `a.b.c`, `a.b` and `a`."""
    parts = module.split(".")
    return [".".join(parts[:length]) for length in range(len(parts) - 1, 0, -1)]


def _file(root: Path, module: str) -> Path | None:
    """The file of one of the kit's modules; `None` for any other name."""
    place = root.joinpath(*module.split("."))
    files = (place.with_name(f"{place.name}.py"), place / "__init__.py")
    return next((file for file in files if file.is_file()), None)
