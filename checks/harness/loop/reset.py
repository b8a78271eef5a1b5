"""The stub again: all of a script, or one function of it. What was there is always kept aside first."""

from __future__ import annotations

import ast
import io
import os
import tokenize
from dataclasses import dataclass
from pathlib import Path

from checks.harness.authoring import source as sources
from checks.harness.authoring.source import Function, SourceError, SourceText
from checks.harness.authoring.stubs import Todo, read_source, stub_of, todos_of
from checks.harness.files import write_whole
from checks.harness.labs import Lab
from checks.harness.loop.solution import parsed


class CannotReset(Exception):
    """Nothing was changed; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Reset:
    """What a reset has done."""

    script: Path
    kept: Path | None
    """Where the file is that was there before; `None` when there was none."""
    changed: bool = True
    """Whether anything had to be done."""


def reset_lab(lab: Lab) -> Reset:
    """Write the lab's stub. Raises CannotReset."""
    name, stub = _stub(lab)
    script = lab.stub / name
    before = _content(script)
    if before is not None and before.replace(b"\r\n", b"\n") == stub.encode():
        return Reset(script, None, changed=False)
    return _replace(script, before, stub.encode())


def reset_function(lab: Lab, todo: str) -> Reset:
    """Write the stub of one TODO's function, named by its number or its function. Raises CannotReset.

    Everything else stays, byte for byte: the function's own decorators, too.
    """
    name, stub = _stub(lab)
    wanted = _todo(lab, todo, todos_of(stub, name))
    script = lab.stub / name
    before = _content(script)
    if before is None:
        raise CannotReset(f"There is no {name} in labs/{lab.name}. {_whole(lab)}")
    after = _with_function(before, SourceText(stub, name), wanted.function, lab)
    return Reset(script, None, changed=False) if after == before else _replace(script, before, after)


def _stub(lab: Lab) -> tuple[str, str]:
    """The name and the text of the stub: made from the solution or, in a handout, as it was handed out."""
    if lab.solution.is_dir():
        return lab.script, stub_of(read_source(lab.solution / lab.script), lab.script)
    handed_out = sorted((lab.checks / "stub").glob("*.py"))
    if not handed_out:
        raise CannotReset(f"This copy of the labs holds no stub of {lab.short}. Whoever gave it to you has one.")
    return handed_out[0].name, read_source(handed_out[0])


def _todo(lab: Lab, wanted: str, todos: list[Todo]) -> Todo:
    for todo in todos:
        if wanted.strip().lower() in (str(todo.number), f"todo{todo.number}", todo.function.lower()):
            return todo
    listed = "\n".join(f"  {todo.number}  {todo.function}" for todo in todos)
    raise CannotReset(f"{lab.short} has no TODO {wanted!r}. These are its TODOs:\n{listed}")


def _whole(lab: Lab) -> str:
    return f"For the whole stub again: nox -s reset -- {lab.short} (your file is kept aside)."


# The files -----------------------------------------------------------------------------------------------------------


def _content(script: Path) -> bytes | None:
    try:
        return script.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CannotReset(f"{script.name} cannot be read ({error.strerror}). Nothing was changed.") from error


def _replace(script: Path, before: bytes | None, after: bytes) -> Reset:
    """Keep the old file aside, then write the new one."""
    target = Path(os.path.realpath(script))  # a link stays a link
    try:
        script.parent.mkdir(parents=True, exist_ok=True)
        kept = None if before is None else _keep(script, before)
        write_whole(target, after)
    except OSError as error:
        sentence = f"{script.name} could not be written ({error.strerror}). It is as it was."
        raise CannotReset(sentence) from error
    return Reset(script, kept)


def _keep(script: Path, content: bytes) -> Path:
    """Write a copy under the next free name."""
    number = 1
    while True:
        kept = script.with_name(f"{script.name}.before-reset-{number}")
        try:
            file = kept.open("xb")
        except FileExistsError:
            number += 1
            continue
        try:
            with file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            kept.unlink(missing_ok=True)
            raise
        return kept


# The text ------------------------------------------------------------------------------------------------------------

_BLANK_LINES = 2
"""Between a function and its neighbours."""


def _with_function(content: bytes, stub: SourceText, name: str, lab: Lab) -> bytes:
    """The script with the stub's function in place of its own or, where it has none, added. Raises CannotReset."""
    text, encoding = _decoded(content, lab)
    tree = _tree(text, stub.path, lab)
    lines = list(io.StringIO(text, newline=""))  # as Python counts them, with the ends they have
    end = next((line[len(line.rstrip("\r\n")) :] for line in lines), "") or "\n"
    own, given = _function(tree, name), _function(stub.tree, name)
    assert given is not None, f"the stub has no {name}"
    first = given.lineno if own is not None and own.decorator_list else sources.first_line(given)
    new = [line.rstrip("\n") + end for line in stub.lines[first - 1 : sources.last_line(given)]]
    if own is not None:
        before, after = own.lineno - 1, sources.last_line(own)
        if not lines[after - 1].endswith(("\n", "\r")):
            new[-1] = new[-1].rstrip("\r\n")
    else:
        before = after = _place(tree, lines, name, lab)
        new = _set_apart(new, lines, before, end)
    changed = "".join([*lines[:before], *new, *lines[after:]])
    try:
        if _function(parsed(changed, stub.path).tree, name) is None:
            raise SourceError(stub.path, before + 1, "the function would be inside another one.")
        return changed.encode(encoding)
    except (SourceError, UnicodeEncodeError) as error:
        sentence = f"{name} cannot be put back alone, as your script is written. Nothing was changed.\n{_whole(lab)}"
        raise CannotReset(sentence) from error


def _decoded(content: bytes, lab: Lab) -> tuple[str, str]:
    """The text of a script, and the encoding that it says it has."""
    try:
        encoding = tokenize.detect_encoding(io.BytesIO(content).readline)[0]
        text = content.decode(encoding)
    except (SyntaxError, UnicodeDecodeError) as error:
        sentence = f"Your script is not the text that it says it is ({error}). Nothing was changed.\n{_whole(lab)}"
        raise CannotReset(sentence) from error
    return text, encoding


def _tree(text: str, name: str, lab: Lab) -> ast.Module:
    try:
        return parsed(text, name).tree
    except SourceError as error:
        sentence = f"Your script does not parse, so its functions cannot be told apart. Nothing was changed.\n{error}"
        raise CannotReset(f"{sentence}\n{_whole(lab)}") from error


def _function(tree: ast.Module, name: str) -> Function | None:
    """The function of that dotted name; of several the last, which is the one that counts."""
    return next((node for each, node in reversed(list(sources.functions(tree))) if each == name), None)


def _place(tree: ast.Module, lines: list[str], name: str, lab: Lab) -> int:
    """The line before which a missing function goes: its class's end, or before what runs the script, or the end."""
    owner = name.rpartition(".")[0]
    if owner:
        classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == owner]
        if not classes:
            raise CannotReset(f"Your script has no class {owner}. Nothing was changed.\n{_whole(lab)}")
        return sources.last_line(classes[-1])
    guard = next((node for node in tree.body if sources.is_main_guard(node)), None)
    place = len(lines) if guard is None else guard.lineno - 1
    while guard is not None and place and lines[place - 1].startswith("#"):
        place -= 1
    return place


def _set_apart(new: list[str], lines: list[str], place: int, end: str) -> list[str]:
    """A function that is added, with blank lines before and after it where there are none yet."""
    wanted = _BLANK_LINES if new[0][:1].strip() else 1
    there = next((n for n, line in enumerate(reversed(lines[:place])) if line.strip()), place)
    before = [end] * max(0, wanted - there) if place else []
    if place and not lines[place - 1].endswith(("\n", "\r")):
        before.insert(0, end)
    behind = lines[place : place + 1]
    return [*before, *new, *([end] * wanted if behind and behind[0].strip() else [])]
