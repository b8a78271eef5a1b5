"""What there is to say of a criterion that is not met, as plain text for other systems' pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checks.harness.report.legible import Legible
from checks.harness.report.model import Criterion

_LEGIBLE: Final = Legible("utf-8")
_WIDEST: Final = 1000
"""Characters of a value that are shown; of a longer one, its start and its end."""


def details(criterion: Criterion) -> str:
    """The message, the place, the call, both values, the advice and what was printed: a paragraph or a line each.

    Nothing in it is obeyed, and a flood is cut off. Of what is passed there is nothing to say.
    """
    return "" if criterion.status == "passed" else "\n".join(part for part in _parts(criterion) if part)


def heading(text: str) -> str:
    """A requirement or a name on one line, made harmless."""
    return " ".join(_LEGIBLE.text(text).split())


def _parts(criterion: Criterion) -> Iterator[str]:
    yield _paragraph(criterion.message)
    yield _value("where", criterion.where)
    yield _value("call", criterion.call)
    yield _value("expected", criterion.expected)
    yield _value("got", criterion.got)
    yield _paragraph(criterion.advice or "")
    if criterion.output.strip():
        yield f"printed:\n{_paragraph(criterion.output)}"


def _paragraph(text: str) -> str:
    return _LEGIBLE.text(text).strip()


def _value(label: str, text: str | None) -> str:
    return "" if text is None else f"{label:8}  {_LEGIBLE.line(text, _WIDEST)}"
