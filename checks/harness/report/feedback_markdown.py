"""A student's feedback as Markdown, for where a page cannot go: a comment, an issue, a pull request.

What a student may have a part in stands in code spans and fenced blocks, in which nothing is obeyed and no address
becomes a link: https://spec.commonmark.org/0.31.2/#fenced-code-blocks
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

from checks.harness.report.feedback import Feedback, Finding, LabFeedback, feedback
from checks.harness.report.gradebook import Grade, GradedLab, Student

_WIDTH: Final = 88
_LABEL: Final = len("expected  ")
_PLAIN: Final = re.compile(r"[^\W_](?:[^\W_]|[ ,'\u2019-]|\.(?= |$))*")
_CODE_SPAN: Final = re.compile(r"((?<!`)`[^`\n]+`(?!`))")
_OBEYED: Final = re.compile(r"([\\`*_\[\]<>#|~&$]|:(?=//)|(?<=www)\.|^[-+=])", re.IGNORECASE)


def feedback_markdown(student: Student, grades: Sequence[tuple[GradedLab, Grade]]) -> str:
    """The same as the page, and no more: see `feedback_html`."""
    return "\n\n".join(_blocks(feedback(student, grades))) + "\n"


def _blocks(told: Feedback) -> Iterator[str]:
    yield f"# Feedback for {_name(told.student)}"
    for lab in told.labs:
        yield from _lab(lab)


def _lab(lab: LabFeedback) -> Iterator[str]:
    yield f"## {_prose(lab.title)}"
    if lab.points:
        yield f"**{_prose(lab.points)}**"
    yield from map(_prose, lab.remarks)
    if lab.checklist:
        yield "\n".join(
            ["| State | Line | Checklist | Points |", "| --- | ---: | --- | ---: |"]
            + [f"| {line.word} | {line.number} | {_cell(line.text)} | {line.share} |" for line in lab.checklist]
        )
    for finding in lab.findings:
        yield from _finding(finding)
    if lab.todos:
        yield "### Not started yet"
        yield "\n".join(f"{number}. {_code(todo)}" for number, todo in enumerate(lab.todos, 1))
    yield from map(_prose, lab.closing)


def _finding(finding: Finding) -> Iterator[str]:
    number = "" if finding.number is None else f" {finding.number}"
    yield f"### {finding.word}{number}: {_prose(finding.requirement)}"
    rows = [("where", finding.where), ("", finding.message), *finding.details, ("printed", finding.printed)]
    lines = [line for label, text in rows if text for line in _row(label, text)]
    if lines:
        yield _fenced(lines)


def _row(label: str, text: str) -> Iterator[str]:
    """The text in lines of a width to read, its own line ends kept, after its label."""
    start = label.ljust(_LABEL) if label else ""
    lines = [part for line in text.split("\n") for part in _wrapped(line, _WIDTH - len(start))]
    for number, line in enumerate(lines):
        yield f"{' ' * len(start) if number else start}{line}".rstrip()


def _wrapped(line: str, width: int) -> list[str]:
    return wrap(line, width, break_on_hyphens=False) or [""]


def _fenced(lines: Sequence[str]) -> str:
    fence = "`" * max(3, _longest_run(lines) + 1)
    return "\n".join([f"{fence}text", *lines, fence])


def _code(text: str) -> str:
    """A code span: https://spec.commonmark.org/0.31.2/#code-spans"""
    ticks = "`" * (_longest_run([text]) + 1)
    pad = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _longest_run(lines: Sequence[str]) -> int:
    return max((len(run) for line in lines for run in re.findall("`+", line)), default=0)


def _name(text: str) -> str:
    """Most names as they are; what might be an address, a mention or markup as code."""
    return text if _PLAIN.fullmatch(text) else _code(text or "?")


def _prose(text: str) -> str:
    """A sentence of the kit's: its code spans stay, everything else is only text."""
    parts = _CODE_SPAN.split(text)
    return "".join(part if number % 2 else _OBEYED.sub(r"\\\1", part) for number, part in enumerate(parts))


def _cell(text: str) -> str:
    """A sentence in a table, where a bar ends the cell even in a code span: https://github.github.com/gfm/#example-200"""
    return re.sub(r"(?<!\\)\|", r"\|", _prose(text))
