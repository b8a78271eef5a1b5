"""HTML pages that stand alone: one file, no scripts, nothing fetched from elsewhere."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

_TEMPLATES: Final = Path(__file__).with_name("templates")
_CODE_SPAN: Final = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


def page(template: str, **values: Any) -> str:
    """The page that a template makes of the values; every text in them is shown as text.

    The style sheet is allowed by its digest, and nothing else is, so that no style or script of a student's would run
    even if it got in: https://www.w3.org/TR/CSP3/#grammardef-hash-source
    """
    css = (_TEMPLATES / "page.css").read_text("utf-8")
    digest = b64encode(sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return _environment().get_template(template).render(css=Markup(css), policy=policy, **values)  # noqa: S704


def prose(text: str) -> Markup:
    """A sentence of the kit's, whose code stands between backticks."""
    parts = _CODE_SPAN.split(text)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if number % 2 else escape(part) for number, part in enumerate(parts)
    )


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["prose"] = prose
    return made
