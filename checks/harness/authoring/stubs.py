"""Stubs: what students get of a lab's solution.

The solution is the source. nbgrader's markers say which part of it the student writes
(https://nbgrader.readthedocs.io/en/stable/user_guide/creating_and_grading_assignments.html):

    def insert_item(table_name, item, region=DEFAULT_REGION):
        '''…'''
        # TODO 3: Store the item, …
        ### BEGIN SOLUTION
        …                                       ← becomes: raise NotImplementedError("TODO 3: insert_item")
        ### END SOLUTION

A block outside of functions (imports and helpers that only the solution needs) is left out of the stub.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checks.harness.authoring import source as sources
from checks.harness.authoring.source import Comment, SourceError, SourceText

BEGIN = "### BEGIN SOLUTION"
END = "### END SOLUTION"

_LIKE_A_MARKER = re.compile(r"#+\s*(begin|end)[\s_-]+solution", re.IGNORECASE)
_TODO = re.compile(r"#\s*TODO\s+(?P<number>\d+)\s*:\s*(?P<text>.*)")
_LIKE_A_TODO = re.compile(r"#\s*TODO\b")
_TELLING = 12
"""A line of code that is shorter (`return True`, `try:`) gives nothing away when a comment happens to hold it."""


@dataclass(frozen=True, slots=True)
class Todo:
    """One numbered task of a script."""

    number: int
    function: str
    """The function that it is in: `insert_item`, or `Class.method`."""
    text: str
    """What the comment says, on one line."""
    line: int
    """The comment's first line, from 1."""


@dataclass(frozen=True, slots=True)
class Block:
    """A solution between its markers."""

    begin: int
    end: int
    """The lines of the two markers, from 1."""
    function: str | None
    """The function that it is in, None outside of functions."""


def todos_of(source: str, path: str = "script.py") -> list[Todo]:
    """The TODOs of a stub or a solution, by number.

    Raises SourceError for a TODO without number or outside of a function, for a number that two functions have, and for
    numbers that are not 1, 2, 3 and so on.
    """
    return _todos(SourceText(source, path))


def blocks_of(text: SourceText) -> list[Block]:
    """The solution blocks of a file, in order. Raises SourceError for markers that do not pair."""
    blocks: list[Block] = []
    begin: int | None = None
    for comment in text.comments():
        marker = _marker(text, comment)
        if marker == BEGIN:
            if begin is not None:
                raise text.error(comment.line, f"a block begins within the one from line {begin}. Add {END} before it.")
            begin = comment.line
        elif marker == END:
            if begin is None:
                raise text.error(comment.line, f"a block ends that never began. Add {BEGIN} before the solution.")
            blocks.append(Block(begin, comment.line, _function_at(text, begin)))
            begin = None
    if begin is not None:
        raise text.error(begin, f"this block never ends. Add {END} after the solution.")
    return blocks


def without_markers(source: str, path: str = "script.py") -> str:
    """A solution as a student might hand it in: the markers' lines left out, and all else kept."""
    text = SourceText(source, path)
    lines = list(text.lines)
    for marker in sorted((line for block in blocks_of(text) for line in (block.begin, block.end)), reverse=True):
        sources.without_lines(lines, marker, marker)
    return "".join(lines)


def stub_of(solution_source: str, path: str = "script.py") -> str:
    """The stub of a solution: blocks in functions become `raise NotImplementedError("TODO n: name")`, others go.

    A file without blocks and TODOs comes back as it is. Raises SourceError, with the file as `path` names it and the
    line, for anything that would leave a student with a stub that is broken or that tells the solution.
    """
    text = SourceText(solution_source, path)
    blocks = blocks_of(text)
    todos = _todos(text)
    if not blocks and not todos:
        return solution_source
    numbers = _numbers_of_blocks(text, blocks, todos)
    _refuse_leaks(text, blocks)
    lines = list(text.lines)
    for block in reversed(blocks):
        if block.function is None:
            sources.without_lines(lines, block.begin, block.end)
        else:
            todo = f'raise NotImplementedError("TODO {numbers[block]}: {block.function}")\n'
            lines[block.begin - 1 : block.end] = [_indentation(text, block) + todo]
    stub = "".join(lines).rstrip() + "\n"
    _refuse_broken(stub, text, blocks)
    return stub


def write_stubs(solutions: Path, labs: Path) -> list[Path]:
    """Write the stub of every solution into the lab's folder, with the data files beside it; say which files changed.

    `solutions` and `labs` hold a folder a lab. A solution's README.md stays where it is. Raises SourceError.
    """
    changed = []
    for file, target in _pairs(solutions, labs):
        content = _content(file)
        if not target.is_file() or _read(target) != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, str):
                target.write_text(content, encoding="utf-8", newline="\n")
            else:
                shutil.copyfile(file, target)
            changed.append(target)
    return changed


def stale_stubs(solutions: Path, labs: Path) -> list[Path]:
    """The files that `write_stubs` would write, without writing them. Raises SourceError."""
    return [
        target for file, target in _pairs(solutions, labs) if not target.is_file() or _read(target) != _content(file)
    ]


def read_source(file: Path) -> str:
    """The text of a Python file, with `LF` line ends. Raises SourceError where it is not UTF-8."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(str(file), 1, f"this is not UTF-8 ({error.reason}). Save it as UTF-8.") from error


def files_of(solution: Path) -> list[Path]:
    """The files of a solution's folder that belong to a submission: all but its README.md and what Python leaves."""
    return sorted(
        file
        for file in solution.rglob("*")
        if file.is_file()
        and file != solution / "README.md"
        and not any(part.startswith((".", "__pycache__")) for part in file.relative_to(solution).parts)
    )


def _pairs(solutions: Path, labs: Path) -> Iterator[tuple[Path, Path]]:
    for solution in sorted(folder for folder in solutions.glob("lab*") if folder.is_dir()):
        files = files_of(solution)
        if not any(todos_of(read_source(file), str(file)) for file in files if file.suffix == ".py"):
            message = "no Python file of this folder has a `# TODO 1: …`. Give the student something to do."
            raise SourceError(str(solution), 1, message)
        for file in files:
            yield file, labs / file.relative_to(solutions)


def _content(file: Path) -> str | bytes:
    return stub_of(read_source(file), str(file)) if file.suffix == ".py" else file.read_bytes()


def _read(target: Path) -> str | bytes:
    if target.suffix != ".py":
        return target.read_bytes()
    return target.read_text(encoding="utf-8", errors="replace")  # a stub that is no UTF-8 is stale, not an error


def _marker(text: SourceText, comment: Comment) -> str | None:
    if comment.alone and comment.text.rstrip() in (BEGIN, END):
        return comment.text.rstrip()
    if _LIKE_A_MARKER.match(comment.text):
        raise text.error(comment.line, f"a marker is spelt `{BEGIN}` or `{END}`, with nothing else in its line.")
    return None


def _function_at(text: SourceText, line: int) -> str | None:
    within = [name for name, node in sources.functions(text.tree) if node.lineno < line <= sources.last_line(node)]
    return within[-1] if within else None


def _todos(text: SourceText) -> list[Todo]:
    found: dict[int, Todo] = {}
    open_number, next_line = 0, 0  # the TODO that a comment in the next line goes on with
    for comment in text.comments():
        match = _TODO.match(comment.text)
        if match and comment.alone:
            open_number, next_line = int(match["number"]), comment.line + 1
            _add(text, found, Todo(open_number, _owner(text, comment), match["text"].strip(), comment.line))
        elif _LIKE_A_TODO.match(comment.text):
            raise text.error(comment.line, "write a TODO as `# TODO 3: what to do`, in a line of its own.")
        elif comment.alone and comment.line == next_line and _marker(text, comment) is None:
            next_line = comment.line + 1
            todo = found[open_number]
            words = f"{todo.text} {comment.text.lstrip('#').strip()}".strip()
            found[open_number] = Todo(todo.number, todo.function, words, todo.line)
        else:
            next_line = 0
    _refuse_gaps(text, found)
    return [found[number] for number in sorted(found)]


def _add(text: SourceText, found: dict[int, Todo], todo: Todo) -> None:
    same = found.get(todo.number)
    if same is None:
        found[todo.number] = todo
    elif same.function == todo.function:  # one task, told in several comments
        found[todo.number] = Todo(todo.number, todo.function, f"{same.text} {todo.text}".strip(), same.line)
    else:
        message = f"TODO {todo.number} is {same.function}'s already, in line {same.line}. Give {todo.function} another."
        raise text.error(todo.line, message)


def _owner(text: SourceText, comment: Comment) -> str:
    function = _function_at(text, comment.line)
    if function is None:
        raise text.error(comment.line, "this TODO is in no function. Move it into the function, before its solution.")
    return function


def _refuse_gaps(text: SourceText, found: dict[int, Todo]) -> None:
    expected = list(range(1, len(found) + 1))
    if sorted(found) != expected:
        first = next(found[number] for number in sorted(found) if number not in expected)
        given = ", ".join(map(str, sorted(found)))
        wanted = f"1 to {len(found)}" if len(found) > 1 else "1"
        raise text.error(first.line, f"the TODOs are numbered {given}. Number them {wanted}, none left out.")


def _numbers_of_blocks(text: SourceText, blocks: list[Block], todos: list[Todo]) -> dict[Block, int]:
    for todo in todos:
        if any(block.begin < todo.line < block.end for block in blocks):
            message = f"TODO {todo.number} is inside the solution, where no student sees it. Move it before {BEGIN}."
            raise text.error(todo.line, message)
    numbers: dict[Block, int] = {}
    for block in blocks:
        if block.function is None:
            continue
        before = [todo for todo in todos if todo.function == block.function and todo.line < block.begin]
        if not before:
            message = f"the solution of {block.function} has no TODO. Add `# TODO n: what to do` before {BEGIN}."
            raise text.error(block.begin, message)
        numbers[block] = max(before, key=lambda todo: todo.line).number
    for todo in todos:
        if todo.number not in numbers.values():
            message = f"TODO {todo.number} of {todo.function} has no solution after it. Add it, from {BEGIN} to {END}."
            raise text.error(todo.line, message)
    return numbers


def _indentation(text: SourceText, block: Block) -> str:
    for line in text.lines[block.begin : block.end - 1]:
        if line.strip() and not line.lstrip().startswith("#"):
            return line[: len(line) - len(line.lstrip())]
    raise text.error(block.begin, f"the solution block of {block.function} is empty. Write the solution in it.")


def _refuse_leaks(text: SourceText, blocks: list[Block]) -> None:
    """A comment that stays in the stub must neither repeat the solution nor stand about the code that has gone."""
    hidden = {
        " ".join(line.split()): number
        for block in blocks
        for number, line in enumerate(text.lines[block.begin : block.end - 1], block.begin + 1)
        if len(line.strip()) >= _TELLING
    }
    for comment in text.comments():
        if any(block.begin <= comment.line <= block.end for block in blocks):
            continue
        words = " ".join(comment.text.split())
        repeated = next((number for line, number in hidden.items() if line.lstrip("# ") in words), None)
        if repeated is not None:
            message = f"this comment stays in the stub and tells the solution's line {repeated}. Say what, not how."
            raise text.error(comment.line, message)
        if _trails_a_block(text, comment, blocks):
            message = f"this comment stays in the stub, with no code that it speaks of. Move it before {END}."
            raise text.error(comment.line, message)


def _trails_a_block(text: SourceText, comment: Comment, blocks: list[Block]) -> bool:
    """Whether a comment is all that comes after a function's block, up to the function's end."""
    before = [block for block in blocks if block.end < comment.line and block.function is not None]
    if not before or not comment.alone or comment.column == 0:
        return False
    between = text.lines[before[-1].end : comment.line - 1]
    return all(_is_idle(line) for line in between) and _function_at(text, comment.line) != before[-1].function


def _is_idle(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _refuse_broken(stub: str, text: SourceText, blocks: list[Block]) -> None:
    try:
        sources.parse(stub, text.path)
    except SourceError as error:
        lines = sources.split_lines(stub)
        there = lines[min(error.line, len(lines)) - 1].strip()
        message = f"without the solution, `{there}` would not be valid Python. Let a block hold whole statements."
        raise text.error(blocks[0].begin, message) from error
