"""Mutants: a solution with one thing wrong, which the lab's checks must see.

Only what the student writes is mutated: the solution blocks; never docstrings, annotations, comments, the words of
messages, nor what stands under `if __name__ == "__main__":`.
"""

from __future__ import annotations

import ast
import hashlib
import random
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from checks.harness.authoring import cosmic, edits, stubs
from checks.harness.authoring import source as sources
from checks.harness.authoring.edits import Edit
from checks.harness.authoring.source import SourceError, SourceText
from checks.harness.toml_files import toml

Span = tuple[int, int]

_MESSAGE_METHODS = {"debug", "info", "warning", "error", "exception", "critical"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One wrong version of a solution."""

    id: str
    """Its name, such as `drop-argument/3f2a9c01`: the same for as long as the text that it changes stays."""
    line: int
    operator: str
    function: str
    """Where the change is; `module` outside of functions."""
    description: str
    """What is changed, in a few words."""
    source: str
    """The whole script."""


def mutants_of(source: str, path: str = "script.py") -> list[Mutant]:
    """All mutants of a solution, in the order of their lines. Each is valid Python, and no two say the same.

    Without cosmic-ray installed, its part of them is missing (`cosmic.is_installed()`). Raises SourceError.
    """
    text = SourceText(source, path)
    allowed, forbidden = _allowed(text), list(_forbidden(text))
    seen = {_meaning(text.tree)}
    named: Counter[str] = Counter()
    mutants = []
    for edit in chain(edits.edits_of(text), cosmic.edits_of(text)):
        if not _may(edit, allowed, forbidden):
            continue
        mutated = source[: edit.start] + edit.text + source[edit.end :]
        meaning = _meaning_of_text(mutated)
        if meaning is not None and meaning not in seen:
            seen.add(meaning)
            mutants.append(_mutant(edit, mutated, text, named))
    return sorted(mutants, key=lambda mutant: mutant.line)


def sample(mutants: Sequence[Mutant], count: int, seed: int) -> list[Mutant]:
    """Some of the mutants, the same for the same seed, spread over the functions and the operators."""
    left = list(mutants)
    random.Random(seed).shuffle(left)  # noqa: S311 - a choice of tests, no secret
    taken: list[Mutant] = []
    functions: Counter[str] = Counter()
    operators: Counter[str] = Counter()
    while left and len(taken) < count:
        chosen = min(left, key=lambda mutant: functions[mutant.function] + operators[mutant.operator])
        left.remove(chosen)
        taken.append(chosen)
        functions[chosen.function] += 1
        operators[chosen.operator] += 1
    return taken


def read_equivalents(path: Path) -> dict[str, str]:
    """The mutants that change nothing anybody could see, with reasons, as a lab's `mutants.toml` lists them.

        [[equivalent]]
        id = "change-number/3f2a9c01"
        reason = "a pause of 3 seconds is as good as one of 2"

    None where there is no such file. Raises SourceError for a file that is not of this form.
    """
    if not path.is_file():
        return {}
    reader = toml()
    try:
        content = reader.loads(path.read_text(encoding="utf-8"))
    except (reader.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(str(path), 1, f"this is not valid TOML ({error}). Put it right.") from error
    entries = content.pop("equivalent", [])
    if content or not isinstance(entries, list):
        raise SourceError(str(path), 1, "this file holds [[equivalent]] entries and nothing else. Take the rest out.")
    equivalents: dict[str, str] = {}
    for entry in entries:
        name, reason = _entry(path, entry)
        if name in equivalents:
            raise SourceError(str(path), 1, f"{name} is listed twice. Take one of them out.")
        equivalents[name] = reason
    return equivalents


def stale_equivalents(equivalents: Mapping[str, str], mutants: Iterable[Mutant]) -> list[str]:
    """The ids that no mutant has any more. cosmic-ray's are passed over where it is not installed: nobody can tell."""
    known = {mutant.id for mutant in mutants}
    unknown = (name for name in equivalents if name not in known)
    return sorted(name for name in unknown if cosmic.is_installed() or not name.startswith(cosmic.PREFIX))


def _mutant(edit: Edit, mutated: str, text: SourceText, named: Counter[str]) -> Mutant:
    # An insertion at a line's end (a `break` after the body) belongs to the line that it comes after.
    line, last = text.line_of(edit.start), text.line_of(edit.end)
    function = _function_at(text, line)
    start, end = text.line_span(line, last)
    before = text.text[start:end]
    after = text.text[start : edit.start] + edit.text + text.text[edit.end : end]
    words = "\0".join([edit.operator, function, _squeezed(before), _squeezed(after)])
    named[words] += 1
    digest = hashlib.sha256(f"{words}\0{named[words]}".encode()).hexdigest()[:8]
    return Mutant(f"{edit.operator}/{digest}", line, edit.operator, function, edit.description, mutated)


def _squeezed(source: str) -> str:
    return " ".join(source.split())


def _meaning(tree: ast.Module) -> bytes:
    return hashlib.sha256(ast.dump(tree).encode(errors="surrogatepass")).digest()


def _meaning_of_text(source: str) -> bytes | None:
    """What tells two scripts apart, whatever their layout; None for text that is no Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a mutant may well be odd
            tree = ast.parse(source)
            compile(tree, "mutant", "exec", dont_inherit=True)  # a `continue` outside of a loop parses, but is none
    except (SyntaxError, ValueError):
        return None
    return _meaning(tree)


def _allowed(text: SourceText) -> list[Span]:
    return [text.line_span(block.begin + 1, block.end - 1) for block in stubs.blocks_of(text)]


def _forbidden(text: SourceText) -> Iterator[Span]:
    for node in ast.walk(text.tree):
        if isinstance(node, ast.stmt) and (sources.is_docstring(node) or sources.is_main_guard(node)):
            yield text.span(node)
        elif isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
            yield text.span(node.annotation)
        elif isinstance(node, sources.Function) and node.returns is not None:
            yield text.span(node.returns)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield text.span(node)
        elif isinstance(node, ast.Call) and _is_message(node):
            yield text.span(node.func)[1], text.span(node)[1]


def _is_message(call: ast.Call) -> bool:
    """Whether a call only tells people something: what it says is free, that it says something is not."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr in _MESSAGE_METHODS
    return isinstance(call.func, ast.Name) and call.func.id == "print"


def _may(edit: Edit, allowed: list[Span], forbidden: list[Span]) -> bool:
    inside = any(start <= edit.start and edit.end <= end for start, end in allowed)
    return inside and not any(start <= edit.start and edit.end <= end for start, end in forbidden)


def _function_at(text: SourceText, line: int) -> str:
    within = [name for name, node in sources.functions(text.tree) if node.lineno <= line <= sources.last_line(node)]
    return within[-1] if within else "module"


def _entry(path: Path, entry: Any) -> tuple[str, str]:
    if isinstance(entry, dict) and entry.keys() == {"id", "reason"}:
        name, reason = entry["id"], entry["reason"]
        if isinstance(name, str) and isinstance(reason, str) and name.strip() and reason.strip():
            return name, reason
    raise SourceError(str(path), 1, f"{entry} is no entry. Give each [[equivalent]] an id and a reason, both texts.")
