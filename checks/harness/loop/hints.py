"""The hints of a lab, as its hints.md has them, and the page that they and their neighbours are written on.

Under `## TODO 4: insert_item` stand the steps `### 1. …` to `### 3. …`, and perhaps `### After test_floats`: what to
say in place of step 1 when the last run has failed that criterion of that function.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rich.console import Console
from rich.text import Text

from checks.harness.labs import Lab
from checks.harness.loop.progress import STEPS, LabProgress, Missed, Progress, missed_of
from checks.harness.report.legible import Legible, visible
from checks.harness.report.model import Result

_TODO = re.compile(r"TODO (\d+): (\S+)")
_STEP = re.compile(r"(\d+)\. (.+)")
_AFTER = re.compile(r"After (\S+)")
_ASK = "Ask your instructor, and show the last checklist."


class HintsError(Exception):
    """There is no hint to give; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Step:
    """One hint."""

    title: str
    text: str
    """In Markdown."""


@dataclass(frozen=True, slots=True)
class Hints:
    """The hints of one TODO."""

    todo: int
    function: str
    steps: tuple[Step, ...]
    special: Mapping[str, str]
    """What to say first after a mistake, by the criterion that sees it: `test_floats`, `TestInsertItem.test_floats`."""

    def first(self, known: LabProgress) -> Step:
        """The first step: the one for the mistake that the last run has seen, where there is one for it."""
        for missed in known.missed:
            if missed.status == "failed" and is_about(missed, self.function):
                for name, text in self.special.items():
                    if name.rpartition(".")[2] == missed.id:
                        return Step(f"What the last check saw ({missed.id})", text)
        return self.steps[0]


def is_about(missed: Missed, function: str) -> bool:
    """Whether a criterion graded this function, or the class that it is in."""
    return missed.function is not None and missed.function == function.partition(".")[0]


def read_hints(lab: Lab) -> dict[int, Hints]:
    """The hints by the TODO's number. Raises HintsError where hints.md is missing or not as it has to be."""
    file = lab.stub / "hints.md"
    name = f"labs/{lab.name}/hints.md"
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise HintsError(f"There are no hints for {lab.short}: {name} is not there.") from error
    except OSError as error:
        raise HintsError(f"{name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise HintsError(f"{name} cannot be read: it is not UTF-8.") from error
    found: dict[int, Hints] = {}
    for title, body in sections(text, "## "):
        if title.startswith("TODO"):
            hints = _hints(title, body, name)
            if hints.todo in found:
                raise HintsError(f"{name} has two sections for TODO {hints.todo}; it needs one.")
            found[hints.todo] = hints
    if not found:
        raise HintsError(f"{name} has no hints: no section begins with `## TODO 1: …`.")
    return found


def hints_of(lab: Lab, todo: str) -> Hints:
    """The hints of a TODO, named by its number or its function. Raises HintsError that lists those there are."""
    every = read_hints(lab)
    for hints in every.values():
        if todo.strip().lower() in (str(hints.todo), f"todo{hints.todo}", hints.function.lower()):
            return hints
    listed = "\n".join(f"  {hints.todo}  {hints.function}" for hints in every.values())
    raise HintsError(f"{lab.short} has no TODO {todo!r}. These are its TODOs:\n{listed}")


def todo_of(lab: Lab, result: Result | None) -> int | None:
    """The first TODO that a result leaves to do; without a result the very first, and `None` when nothing is left.

    Raises HintsError where there are no hints, or where what is left is in no TODO.
    """
    every = read_hints(lab)
    if result is None:
        return min(every)
    missed = missed_of(result)
    open_todos = [number for number, hints in every.items() if is_open(number, hints.function, missed)]
    if missed and not open_todos:
        raise HintsError("What is not passed yet is outside of the TODOs: what the check says of it is all there is.")
    return min(open_todos, default=None)


def is_open(todo: int, function: str, missed: tuple[Missed, ...]) -> bool:
    """Whether something that is not met points to this TODO: by its number or, without one, by its function."""
    return any(each.todo == todo or (each.todo is None and is_about(each, function)) for each in missed)


def render_hint(
    lab: Lab, todo: int, progress: Progress, console: Console, *, another: str = "", solution: str = ""
) -> None:
    """Print the hints of a TODO that are open (`Progress.open_hint` opens the next). Raises HintsError.

    `another` and `solution` say how to get the next hint and the solution, where that is not by their commands.
    """
    hints = hints_of(lab, str(todo))
    known = progress.lab(lab)
    opened = min(known.hints.get(todo, 0), STEPS)
    page = Page(console)
    page.paragraph(f"{lab.short}, TODO {todo}: {hints.function}, {opened} of {STEPS} hints", "bold")
    for number, step in enumerate((hints.first(known), *hints.steps[1:])[:opened], 1):
        page.blank()
        page.paragraph(step.title, "bold", start=f"{number}. ")
        page.markdown(step.text)
    page.blank()
    another = another or f"nox -s hint -- {lab.short} {todo}"
    if opened == 0:
        page.paragraph(f"None is open yet. The first: {another}")
    elif opened < STEPS:
        page.paragraph(f"Try again first. Still stuck? {another}")
    else:
        way = solution or f"nox -s solution -- {lab.short}"
        page.paragraph(f"That was the last hint. Still stuck? {way if lab.solution.is_dir() else _ASK}")
    page.show()


def _hints(title: str, body: str, name: str) -> Hints:
    head = _TODO.fullmatch(title)
    if head is None:
        raise HintsError(f"{name}: `## {title}` is not of the form `## TODO 1: function`.")
    steps: list[Step] = []
    special: dict[str, str] = {}
    for heading, text in sections(body, "### "):
        step, after = _STEP.fullmatch(heading), _AFTER.fullmatch(heading)
        if step is not None and int(step[1]) == len(steps) + 1:
            steps.append(Step(step[2], text))
        elif after is not None and after[1] not in special:
            special[after[1]] = text
        else:
            raise HintsError(f"{name}: `### {heading}` under `## {title}` is out of place.")
    if len(steps) != STEPS:
        raise HintsError(f"{name}: `## {title}` has {len(steps)} steps; it needs {STEPS}.")
    return Hints(int(head[1]), head[2], tuple(steps), special)


def sections(text: str, mark: str) -> Iterator[tuple[str, str]]:
    """The sections of a Markdown text under headings of one level, with their titles; code is no heading."""
    title: str | None = None
    lines: list[str] = []
    in_code = False
    for line in text.splitlines():
        in_code ^= line.startswith("```")
        if line.startswith(mark) and not in_code:
            if title is not None:
                yield title, "\n".join(lines).strip("\n")
            title, lines = line[len(mark) :].strip(), []
        else:
            lines.append(line)
    if title is not None:
        yield title, "\n".join(lines).strip("\n")


# The page ------------------------------------------------------------------------------------------------------------

_WIDEST: Final = 100
_NARROWEST: Final = 30
_CODE_INDENT: Final = 4

STYLES: Final[Mapping[str, str]] = {
    # As in the report: red and cyan stay apart for everybody, and the words say the same without any colour.
    "passed": "cyan",
    "failed": "bold red",
    "not started": "",
    "error": "bold magenta",
}

# For consoles that lack these signs; what is not here is spelt out, as everywhere.
_IN_ASCII: Final = {"…": "...", "·": "-", "→": "->", "½": "1/2", "≤": "<=", "≥": ">="}

_CODE_SPAN = re.compile(r"(`[^`]*`)")
_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")
_EMPHASIS = re.compile(r"\*\*|(?<!\w)\*(?=\w)|(?<=[\w.,!?:])\*(?!\w)")
_ITEM = re.compile(r"(- |\d+\. )(.*)")
_FENCE = re.compile(r"^[ \t]*```.*\n?", re.MULTILINE)
_BETWEEN_BLOCKS = re.compile(r"\n[ \t]*\n|\n(?=- |\d+\. |#)")


class Page:
    """Lines for a console: texts are wrapped to its width and nothing in them is obeyed; code is left as it is."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._lines: list[Text] = []

    @property
    def width(self) -> int:
        return max(_NARROWEST, min(self._console.width, _WIDEST))

    def show(self) -> None:
        """Print the page."""
        while self._lines and not self._lines[-1].plain:
            self._lines.pop()
        self._console.print(Text("\n").join(self._lines), soft_wrap=True)

    def blank(self) -> None:
        """An empty line, unless there is one already."""
        if self._lines and self._lines[-1].plain:
            self._lines.append(Text())

    def paragraph(self, text: str, style: str = "", *, start: str = "", start_style: str = "") -> None:
        """A text on as many lines as it takes, all of them as far in as the `start` of the first one is wide."""
        wrapped = Text(self._legible(text)).wrap(self._console, self.width - len(start), overflow="fold")
        for number, line in enumerate(wrapped):
            head = Text(" " * len(start) if number else start, start_style)
            self._lines.append(Text.assemble(head, (line.plain.rstrip(), style)))

    def code(self, line: str, style: str = "", *, indent: int = _CODE_INDENT) -> None:
        """A line that is never wrapped, for it may be copied: code, or an address."""
        self._lines.append(Text((" " * indent + self._legible(line)).rstrip(), style))

    def markdown(self, text: str) -> None:
        """A text in Markdown as plain text: code is set in, addresses stand below, a table becomes a list."""
        before = ""
        for kind, content in _blocks(text):
            family = "item" if _ITEM.match(kind) else kind
            if family != before or family not in ("item", "row"):
                self.blank()
            before = family
            if kind == "code":
                for line in content.splitlines():
                    self.code(line)
            elif kind == "row":
                first, *others = content.splitlines()
                self._prose(first.partition(": ")[2], start="- ", style="bold")
                for cell in others:
                    self._prose(cell, start="  ")
            else:
                self._prose(content, start=kind if kind != "heading" else "", style="bold" if kind == "heading" else "")
        self.blank()

    def _prose(self, text: str, start: str = "", style: str = "") -> None:
        words, addresses = _plain(text)
        self.paragraph(words, style, start=start)
        for address in addresses:
            self.code(address)

    def _legible(self, text: str) -> str:
        legible = Legible(self._console.encoding)
        for sign, instead in _IN_ASCII.items():
            if sign in text:
                text = text.replace(sign, legible.or_ascii(sign, instead))
        return visible(text, self._console.encoding)


def _plain(text: str) -> tuple[str, list[str]]:
    """A text without the marks of Markdown, and the addresses that its links lead to."""
    addresses: list[str] = []

    def named(link: re.Match[str]) -> str:
        addresses.append(link[2])
        return link[1]

    pieces = _CODE_SPAN.split(text)
    pieces[::2] = [_EMPHASIS.sub("", _LINK.sub(named, piece)) for piece in pieces[::2]]
    return "".join(pieces), addresses


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """The blocks of a Markdown text: `code`, `heading`, `row`, or text after the sign of a list's item, if any."""
    for number, part in enumerate(_FENCE.split(text)):
        if number % 2:
            yield "code", part.strip("\n")
            continue
        for block in _BETWEEN_BLOCKS.split(part.strip()):
            words, item = " ".join(block.split()), _ITEM.fullmatch(" ".join(block.split()))
            if words.startswith("|"):
                yield from (("row", row) for row in _rows(block))
            elif words.startswith("#"):
                yield "heading", words.lstrip("# ")
            elif words:
                yield (item[1], item[2]) if item else ("", words)


def _rows(table: str) -> Iterator[str]:
    """The rows of a table, each as lines `header: cell`."""
    headers, _, *rows = ([cell.strip() for cell in line.strip().strip("|").split("|")] for line in table.splitlines())
    for row in rows:
        yield "\n".join(f"{header}: {cell}" for header, cell in zip(headers, row, strict=False))
