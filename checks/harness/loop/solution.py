"""The reference solution beside the student's script, function by function, and the reasons for it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from rich.console import Console

from checks.harness.authoring import source as sources
from checks.harness.authoring.source import SourceError, SourceText
from checks.harness.authoring.stubs import Todo, read_source, todos_of, without_markers
from checks.harness.labs import Lab
from checks.harness.loop.hints import Page, is_open
from checks.harness.loop.progress import STEPS, Progress

_CONTEXT: Final = 3
_STYLES: Final = {"-": "red", "+": "cyan", " ": ""}
_REST: Final = "imports and other lines outside of functions"


@dataclass(frozen=True, slots=True)
class Access:
    """Whether the solution may be shown."""

    refusal: str = ""
    """Why not, and what to do about it."""
    question: str = ""
    """What to ask before; nothing when it may be shown without further ado."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some lines of a script under one name: a function, a class, or what is outside of them."""

    name: str
    lines: tuple[tuple[int, str], ...]
    """Each with its number in the file."""

    @property
    def text(self) -> list[str]:
        return [line for _, line in self.lines]


def may_see_solution(lab: Lab, progress: Progress) -> Access:
    """After the lab is complete without further ado; after the last hint of each TODO that is not done, when asked."""
    reference = lab.solution / lab.script
    if not reference.is_file():
        return Access("There are no solutions in this copy of the labs. Whoever gave it to you has them.")
    if progress.complete(lab):
        return Access()
    known = progress.lab(lab)
    todos = todos_of(read_source(reference), lab.script)
    # Before the first run, and when only what is outside of the TODOs is wrong, all of them count.
    left = [todo for todo in todos if is_open(todo.number, todo.function, known.missed)] or todos
    closed = [(todo, known.hints.get(todo.number, 0)) for todo in left if known.hints.get(todo.number, 0) < STEPS]
    if not closed:
        return Access(question=f"{lab.short} is not complete yet. Show it all the same?")
    return Access(_refusal(lab, closed))


def _refusal(lab: Lab, closed: list[tuple[Todo, int]]) -> str:
    listed = "\n".join(
        f"  TODO {todo.number}, {todo.function}: {opened} of {STEPS} hints seen" for todo, opened in closed
    )
    return (
        f"The solution of {lab.short} opens when the lab is complete, or when you have seen all hints "
        f"of the TODOs that are not done. Still to see:\n{listed}\n"
        f"The next one: nox -s hint -- {lab.short} {closed[0][0].number}"
    )


def render_solution(lab: Lab, console: Console) -> None:
    """Print what differs between the student's script and the reference, and the solution's README."""
    page = Page(console)
    page.paragraph(f"The solution of {lab.short}, beside your {lab.script}", "bold")
    page.paragraph("It is one right answer among many. Lines with - are yours, lines with + are the solution's.")
    reference = parsed(without_markers(read_source(lab.solution / lab.script), lab.script), lab.script)
    _compare(lab, reference, page)
    readme = lab.solution / "README.md"
    if readme.is_file():
        page.blank()
        page.markdown(readme.read_text(encoding="utf-8", errors="replace"))
    page.show()


def _compare(lab: Lab, reference: SourceText, page: Page) -> None:
    file = lab.stub / lab.script
    try:
        text = file.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        page.paragraph(f"Your {lab.script} cannot be read ({error.strerror}), so this is all of the solution.")
        text = ""
    try:
        yours = parsed(text, lab.script)
    except SourceError as error:
        page.blank()
        page.paragraph(f"Your script does not parse, so the two are compared as a whole. {error}")
        _differences(_numbered(lab.script, sources.split_lines(text)), _numbered("", reference.lines), lab, page)
        return
    mine = {piece.name: piece for piece in pieces(yours)}
    same = True
    for piece in pieces(reference):
        own = mine.get(piece.name, Piece(piece.name, ()))
        if own.text != piece.text:
            same = False
            _differences(own, piece, lab, page)
    if same:
        page.blank()
        page.paragraph("Nothing differs: your functions are the solution's, word for word.")
    others = [name for name in mine if name not in {piece.name for piece in pieces(reference)}]
    if others and text:
        page.blank()
        page.paragraph(f"Only in yours: {', '.join(others)}.")


def _differences(mine: Piece, reference: Piece, lab: Lab, page: Page) -> None:
    """A unified diff of two pieces; each hunk says the line of the student's script."""
    page.blank()
    begin = f":{mine.lines[0][0]}" if mine.lines else ""
    page.code(f"--- {lab.script}{begin}  {mine.name} (yours)" if mine.lines else "--- not in yours", "bold", indent=0)
    page.code(f"+++ {reference.name or lab.script} (the solution)", "bold", indent=0)
    for group in SequenceMatcher(None, mine.text, reference.text, autojunk=False).get_grouped_opcodes(_CONTEXT):
        first = group[0][1]
        if first < len(mine.lines):
            page.code(f"@@ line {mine.lines[first][0]} @@", "dim", indent=0)
        for tag, i1, i2, j1, j2 in group:
            before = " " if tag == "equal" else "-"
            for line in mine.text[i1:i2]:
                page.code(before + line, _STYLES[before], indent=0)
            for line in reference.text[j1:j2] if tag != "equal" else ():
                page.code("+" + line, _STYLES["+"], indent=0)


def pieces(source: SourceText) -> Iterator[Piece]:
    """What is outside of functions, then each function and class of a module."""
    rest = dict(enumerate(source.lines, 1))
    found: dict[str, list[tuple[int, str]]] = {}
    for node in source.tree.body:
        if isinstance(node, sources.Definition):
            numbers = range(sources.first_line(node), sources.last_line(node) + 1)
            # A name that is defined twice means the last one.
            found[node.name] = [(number, rest.pop(number).rstrip()) for number in numbers if number in rest]
    outside = [(number, line.rstrip()) for number, line in rest.items()]
    said = [(number, line) for number, line in outside if line and not line.startswith("# isort:")]
    yield Piece(_REST, tuple(said))
    for name, lines in found.items():
        yield Piece(name, tuple(lines))


def _numbered(name: str, lines: list[str]) -> Piece:
    return Piece(name, tuple((number, line.rstrip()) for number, line in enumerate(lines, 1)))


def parsed(text: str, name: str) -> SourceText:
    """The syntax of a script, without Python's warnings on it. Raises SourceError where it does not parse."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return SourceText(text, name)
        except (RecursionError, MemoryError) as error:
            raise SourceError(name, 1, "this is nested too deeply to be read.") from error
