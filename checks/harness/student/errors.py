"""Reading an exception that came down the pipe."""

from __future__ import annotations

from typing import Any

from checks.harness.student.failures import ErrorReport

_LONGEST = 2000
_MOST_LINES = 20


def read_error(error: Any) -> ErrorReport:
    """The exception as it was told; whatever is missing or of the wrong kind is left out."""
    fields = error if isinstance(error, dict) else {}
    attributes = fields.get("attributes")
    return ErrorReport(
        types=tuple(_texts(fields.get("types"))) or ("Exception",),
        message=_text(fields.get("message")) or "",
        code=_text(fields.get("code")),
        where=_text(fields.get("where")),
        frames=tuple(_texts(fields.get("frames"))),
        attributes=attributes if isinstance(attributes, dict) else {},
    )


def _text(value: Any) -> str | None:
    return value[:_LONGEST] if isinstance(value, str) else None


def _texts(values: Any) -> list[str]:
    return (
        [value[:_LONGEST] for value in values[:_MOST_LINES] if isinstance(value, str)] if type(values) is list else []
    )
