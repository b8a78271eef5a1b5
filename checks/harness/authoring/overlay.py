"""A script with some of its top-level definitions replaced by others: how an attempt becomes a whole submission.

What the changes hold at top level, and what becomes of it:

- a function, class or variable that the script has: takes its place, decorators included;
- one that the script does not have, and any other statement: stands directly before the first definition that is
  replaced, in the order of the changes (or before `if __name__ == "__main__":` where none is replaced);
- an import: stands with the script's imports; what it brings in replaces a definition of that name;
- `del name`: takes the definition of that name out.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field

from checks.harness.authoring import source as sources
from checks.harness.authoring.source import SourceText

GUARD = "if __name__"
"""What `if __name__ == "__main__":` is called here, so that it can be replaced like a definition."""


@dataclass(slots=True)
class _Plan:
    """Where each statement of the changes goes."""

    future: list[ast.stmt] = field(default_factory=list)
    imports: list[ast.stmt] = field(default_factory=list)
    replacing: dict[int, list[ast.stmt]] = field(default_factory=dict)
    """By the place, in the script's body, of the statement that is replaced."""
    new: list[ast.stmt] = field(default_factory=list)
    removed: set[int] = field(default_factory=set)
    """The places of the script's statements that go."""


def overlay(changes: SourceText, script: SourceText) -> str:
    """The script's text with the changes in it.

    Raises SourceError where the changes change nothing, remove a name that the script does not have, replace half of an
    assignment (`A, B = …`), or define a name that is neither in the script nor used anywhere.
    """
    _refuse_shared_lines(changes)
    _refuse_shared_lines(script)
    plan = _plan(changes, script)
    if not plan.replacing and not plan.new and not plan.removed:
        raise changes.error(
            1, f"this changes nothing in {script.path}. Define what is to differ, by the name it has there."
        )
    result = _written(plan, changes, script)
    _refuse_unused(changes, script, sources.parse(result, changes.path))
    return result


def defined_names(statement: ast.stmt) -> set[str]:
    """The names that a top-level statement defines: a function's, a class's, a variable's. Imports define none here."""
    if isinstance(statement, sources.Definition):
        return {statement.name}
    if sources.is_main_guard(statement):
        return {GUARD}
    if isinstance(statement, ast.Assign):
        targets: list[ast.expr] = statement.targets
    elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
        targets = [statement.target]
    else:
        return set()
    return {node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)}


def _plan(changes: SourceText, script: SourceText) -> _Plan:
    plan = _Plan()
    places = _places(script)
    changed = set().union(*(defined_names(statement) for statement in changes.tree.body))
    for place, statement in enumerate(changes.tree.body):
        if place == 0 and sources.is_docstring(statement):
            continue
        if isinstance(statement, ast.ImportFrom) and statement.module == "__future__":
            plan.future.append(statement)
        elif isinstance(statement, ast.Import | ast.ImportFrom):
            plan.imports.append(statement)
            brought = (alias.asname or alias.name.partition(".")[0] for alias in statement.names)
            plan.removed.update(_found(brought, places))
        elif isinstance(statement, ast.Delete):
            plan.removed.update(_deleted(statement, changes, script, places))
        else:
            _place(statement, plan, places)
    for place in {*plan.replacing, *plan.removed}:
        _refuse_half(script, changes, place, changed | _gone(changes))
    return plan


def _place(statement: ast.stmt, plan: _Plan, places: dict[str, list[int]]) -> None:
    found = sorted(_found(defined_names(statement), places))
    if found:
        plan.replacing.setdefault(found[0], []).append(statement)
        plan.removed.update(found)
    else:
        plan.new.append(statement)


def _places(script: SourceText) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, statement in enumerate(script.tree.body):
        for name in defined_names(statement):
            places.setdefault(name, []).append(place)
    return places


def _found(names: Iterable[str], places: dict[str, list[int]]) -> set[int]:
    return {place for name in names for place in places.get(name, ())}


def _deleted(statement: ast.Delete, changes: SourceText, script: SourceText, places: dict[str, list[int]]) -> set[int]:
    names = [changes.of(target) for target in statement.targets]
    missing = next((name for name in names if name not in places), None)
    if missing is not None:
        raise changes.error(statement.lineno, f"{script.path} defines no {missing} to remove. Take this `del` out.")
    return _found(names, places)


def _gone(changes: SourceText) -> set[str]:
    """The names that `del` takes out or an import brings in anew."""
    names: set[str] = set()
    for statement in changes.tree.body:
        if isinstance(statement, ast.Delete):
            names.update(changes.of(target) for target in statement.targets)
        elif isinstance(statement, ast.Import | ast.ImportFrom):
            names.update(alias.asname or alias.name for alias in statement.names)
    return names


def _written(plan: _Plan, changes: SourceText, script: SourceText) -> str:
    lines = list(script.lines)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    body = script.tree.body
    insertion = _insertion(plan, body)
    for place in reversed(range(len(body))):
        first, last = sources.first_line(body[place]), sources.last_line(body[place])
        if place in plan.replacing:
            lines[first - 1 : last] = _texts(plan.replacing[place], changes)
        elif place in plan.removed:
            sources.without_lines(lines, first, last)
        if place == insertion and plan.new:
            lines[first - 1 : first - 1] = [*_texts(plan.new, changes), "\n", "\n"]
    if insertion is None and plan.new:
        lines += ["\n", "\n", *_texts(plan.new, changes)]
    imports, future = _import_lines(body)
    lines[imports:imports] = _texts(plan.imports, changes)
    lines[future:future] = _texts(plan.future, changes)
    return "".join(lines)


def _insertion(plan: _Plan, body: list[ast.stmt]) -> int | None:
    """The place before which new definitions stand: None for the script's end."""
    if plan.replacing:
        return min(plan.replacing)
    return next((place for place, statement in enumerate(body) if sources.is_main_guard(statement)), None)


def _import_lines(body: list[ast.stmt]) -> tuple[int, int]:
    """How many lines of the script come before further imports, and before further `from __future__` ones.

    Only what stands before the first definition counts: nothing of it is moved by a replacement further down.
    """
    imports = future = 0
    for place, statement in enumerate(body):
        if place == 0 and sources.is_docstring(statement):
            imports = future = sources.last_line(statement)
        elif isinstance(statement, ast.Import | ast.ImportFrom):
            imports = sources.last_line(statement)
        elif defined_names(statement):
            break
    return imports, future


def _texts(statements: list[ast.stmt], changes: SourceText) -> list[str]:
    """The statements' lines, with the blank lines between definitions that Python's style asks for."""
    lines: list[str] = []
    for statement in statements:
        own = changes.lines[sources.first_line(statement) - 1 : sources.last_line(statement)]
        if lines and isinstance(statement, sources.Definition):
            lines += ["\n", "\n"]
        lines += [*own[:-1], own[-1].rstrip("\n") + "\n"]
    return lines


def _refuse_shared_lines(text: SourceText) -> None:
    previous = 0
    for statement in text.tree.body:
        if sources.first_line(statement) <= previous:
            raise text.error(statement.lineno, "two statements share this line. Give each a line of its own.")
        previous = sources.last_line(statement)


def _refuse_half(script: SourceText, changes: SourceText, place: int, changed: set[str]) -> None:
    left = sorted(defined_names(script.tree.body[place]) - changed)
    if left:
        line = script.tree.body[place].lineno
        message = (
            f"{script.path}:{line} defines {left[0]} in the same statement as what is changed. Define {left[0]} too."
        )
        raise changes.error(1, message)


def _refuse_unused(changes: SourceText, script: SourceText, result: ast.Module) -> None:
    known = set(_places(script))
    for statement in changes.tree.body:
        if isinstance(statement, sources.Definition) and statement.decorator_list:
            continue  # the decorator has it
        for name in sorted(defined_names(statement) - known):
            if name.startswith("__") or _is_used(name, result):
                continue
            message = (
                f"{script.path} has no {name}, and nothing uses this one. Is the name misspelt? If not, take it out."
            )
            raise changes.error(statement.lineno, message)


def _is_used(name: str, tree: ast.Module) -> bool:
    """Whether anything but the definition of that name reads it. `globals()["name"]` counts."""
    others = (statement for statement in tree.body if name not in defined_names(statement))
    own = (
        statement for statement in tree.body if name in defined_names(statement) and isinstance(statement, ast.Assign)
    )
    reads = (node for statement in (*others, *own) for node in ast.walk(statement))
    return any(
        (isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load))
        or (isinstance(node, ast.Constant) and node.value == name)
        for node in reads
    )
