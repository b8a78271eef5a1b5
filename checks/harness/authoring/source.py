"""The text of a Python file, and the places that its syntax tree names in it."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class SourceError(Exception):
    """A lab's author has something to put right: the file and line, what is wrong there, and what to do."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path = path
        self.line = line
        self.message = message


class Placed(Protocol):
    """What `ast` knows the place of: statements, expressions, arguments and handlers."""

    @property
    def lineno(self) -> int: ...
    @property
    def col_offset(self) -> int: ...
    @property
    def end_lineno(self) -> int | None: ...
    @property
    def end_col_offset(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in a file."""

    line: int
    column: int
    text: str
    """From the `#` on."""
    alone: bool
    """Whether it has its line to itself."""


@dataclass(slots=True)
class SourceText:
    """A module's text with its syntax tree. Offsets count characters; `ast` counts UTF-8 bytes."""

    text: str
    path: str
    tree: ast.Module = field(init=False)
    lines: list[str] = field(init=False)
    """Each with its line end, except perhaps the last."""
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.tree = parse(self.text, self.path)
        self.lines = split_lines(self.text)
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line))

    def offset(self, line: int, column: int) -> int:
        """The offset of a place that is given as `ast` gives it: a line from 1, a column in bytes from 0."""
        content = self.lines[line - 1] if line <= len(self.lines) else ""
        if not content.isascii():
            column = len(content.encode()[:column].decode(errors="ignore"))
        return self._starts[line - 1] + column

    def line_span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of whole lines, both included and counted from 1, with the last one's line end."""
        return self._starts[first - 1], self._starts[min(last, len(self.lines))]

    def span(self, node: Placed) -> tuple[int, int]:
        """The offsets at which a node begins and ends."""
        start = self.offset(node.lineno, node.col_offset)
        return start, self.offset(node.end_lineno or node.lineno, node.end_col_offset or node.col_offset)

    def of(self, node: Placed) -> str:
        """The text of a node."""
        start, end = self.span(node)
        return self.text[start:end]

    def line_of(self, offset: int) -> int:
        """The line, from 1, that an offset is in."""
        return self.text.count("\n", 0, offset) + 1

    def comments(self) -> Iterator[Comment]:
        """The comments, in order. What looks like one within a string is none."""
        for token in tokenize.generate_tokens(io.StringIO(self.text).readline):
            if token.type == tokenize.COMMENT:
                line, column = token.start
                yield Comment(line, column, token.string, alone=not self.lines[line - 1][:column].strip())

    def error(self, line: int, message: str) -> SourceError:
        """What to raise for something wrong in that line."""
        return SourceError(self.path, line, message)


def parse(source: str, path: str) -> ast.Module:
    """The syntax tree of a module. Raises SourceError where the text is no Python."""
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise SourceError(path, error.lineno or 1, f"this is not valid Python ({error.msg}). Put it right.") from error
    except ValueError as error:  # a null byte, on some versions
        raise SourceError(path, 1, f"this is not valid Python ({error}). Put it right.") from error


def split_lines(text: str) -> list[str]:
    """Lines with their ends, as Python counts them: `str.splitlines` also splits at form feeds and the like."""
    return list(io.StringIO(text))


def first_line(node: ast.stmt) -> int:
    """The line that a statement begins in, its decorators included."""
    decorators = node.decorator_list if isinstance(node, Definition) else []
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def last_line(node: ast.stmt) -> int:
    """The line that a statement ends in."""
    return node.end_lineno or node.lineno


def functions(tree: ast.Module) -> Iterator[tuple[str, Function]]:
    """Every function with its dotted name (`Class.method`), outer ones before those within them."""
    yield from _functions(tree, "")


def _functions(node: ast.AST, prefix: str) -> Iterator[tuple[str, Function]]:
    for child in ast.iter_child_nodes(node):
        name = prefix
        if isinstance(child, Definition):
            name = f"{prefix}.{child.name}" if prefix else child.name
            if not isinstance(child, ast.ClassDef):
                yield name, child
        yield from _functions(child, name)


def is_docstring(node: ast.AST) -> bool:
    """Whether a statement is nothing but a text, as a docstring is."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def is_main_guard(node: ast.AST) -> bool:
    """Whether a statement is `if __name__ == "__main__":`."""
    return (
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Compare)
        and isinstance(node.test.left, ast.Name)
        and node.test.left.id == "__name__"
    )


def without_lines(lines: list[str], first: int, last: int) -> None:
    """Take lines (from 1, both included) out of `lines`, and with them the blank ones that would now stand doubled."""
    del lines[first - 1 : last]
    before = _blank_run(reversed(lines[: first - 1]))
    after = _blank_run(iter(lines[first - 1 :]))
    surplus = min(before, after) if first > before + 1 else after  # a file does not begin with blank lines
    del lines[first - 1 : first - 1 + surplus]


def _blank_run(lines: Iterator[str]) -> int:
    count = 0
    for line in lines:
        if line.strip():
            break
        count += 1
    return count
