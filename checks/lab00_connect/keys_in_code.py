"""Finds credentials that are written into source code. The code is read as text, and never imported or run here.

What is found is told by its place and kind; the key itself goes nowhere.
"""

from __future__ import annotations

import ast
import math
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping

ID, SECRET, TOKEN = "an access key ID", "a secret access key", "a session token"
PARAMETERS = {
    "aws_access_key_id": ID,
    "aws_secret_access_key": SECRET,
    "aws_session_token": TOKEN,
    "aws_security_token": TOKEN,
}
"""What boto3 calls them; in capitals they are the variables of the environment."""
SESSION_ORDER = (ID, SECRET, TOKEN)
"""`boto3.Session("AKIA…", "…", "…")` takes them by their place."""

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids; those that AWS's
# own documentation shows end in EXAMPLE and open nothing.
_ID = re.compile(r"(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])")
_SECRET = re.compile(r"(?<![A-Za-z0-9/+=_.-])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_.-])")
_EXAMPLE = ("EXAMPLE", "EXAMPLEKEY")
_LEAST_BITS = 4.3
"""Bits of a letter in a random secret: 4.8 or so. English words and paths have less than 4.2."""

Found = tuple[int, str]
"""A line, and what kind of key stands there."""


def keys_in(sources: Mapping[str, str]) -> list[str]:
    """Every key in these files, as `connect.py:41: a secret access key`."""
    return [
        f"{name}:{line}: {kind}"
        for name, text in sorted(sources.items())
        for line, kind in sorted({*_by_looks(text), *_by_name(text)})
    ]


def _by_looks(text: str) -> Iterator[Found]:
    """What looks like a key of AWS's, anywhere: comments and texts included."""
    for number, line in enumerate(text.splitlines(), start=1):
        if any(not found.endswith(_EXAMPLE) for found in _ID.findall(line)):
            yield number, ID
        if any(_is_random(found) and not found.endswith(_EXAMPLE) for found in _SECRET.findall(line)):
            yield number, SECRET


def _is_random(word: str) -> bool:
    """Whether a word is of all kinds of letters, mixed as by chance."""
    kinds = (str.islower, str.isupper, str.isdigit)
    counts = Counter(word).values()
    bits = -sum(count / len(word) * math.log2(count / len(word)) for count in counts)
    return bits >= _LEAST_BITS and all(any(map(kind, word)) for kind in kinds)


def _by_name(text: str) -> list[Found]:
    """Any text that is given to boto3 or to the environment as a key, made up or not."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            nodes = list(ast.walk(ast.parse(text)))
        texts = _Texts(nodes)
        given = ((kind, texts.line_of(value)) for node in nodes for kind, value in _given(node) if kind)
        return [(line, kind) for kind, line in given if line is not None]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []  # a file that is no Python is not run either


def _given(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """What a piece of code gives to somebody: (the kind of key that it is, if any, and the expression)."""
    if isinstance(node, ast.Call):
        yield from ((_kind(keyword.arg), keyword.value) for keyword in node.keywords)
        yield from _by_place(node)
    elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if not _is_prose(node.value):
            yield from ((_kind(_target(target)), node.value) for target in targets)
    elif isinstance(node, ast.arguments):
        named, only = [*node.posonlyargs, *node.args], node.kwonlyargs
        yield from zip([_kind(arg.arg) for arg in named[len(named) - len(node.defaults) :]], node.defaults, strict=True)
        yield from ((_kind(arg.arg), value) for arg, value in zip(only, node.kw_defaults, strict=True) if value)
    elif isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and not _is_prose(value):
                yield _kind(key.value), value


def _by_place(call: ast.Call) -> Iterator[tuple[str, ast.expr]]:
    name = _name(call.func)
    first = call.args[0] if call.args else None
    if name == "Session":
        yield from zip(SESSION_ORDER, call.args, strict=False)
    elif name in ("setdefault", "putenv") and len(call.args) > 1 and isinstance(first, ast.Constant):
        yield _kind(first.value), call.args[1]


def _target(target: ast.expr) -> object:
    """The name that is assigned to: of a variable, an attribute, or an entry of `os.environ`."""
    if isinstance(target, ast.Subscript):
        return target.slice.value if isinstance(target.slice, ast.Constant) else None
    return _name(target)


def _name(node: ast.expr) -> str:
    """The last name in `name` and `some.thing.name`."""
    return str(getattr(node, "id", "") or getattr(node, "attr", ""))


def _kind(name: object) -> str:
    return PARAMETERS.get(name.lower(), "") if isinstance(name, str) else ""


def _is_prose(value: ast.expr) -> bool:
    """Whether a text is no key but about one: words, a name of a variable, a placeholder."""
    text = value.value if isinstance(value, ast.Constant) else None
    return isinstance(text, str) and (bool(re.search(r"[\s<>*…]|\.\.\.", text)) or _kind(text) != "")


class _Texts:
    """Where a text comes from that an expression has for its value."""

    def __init__(self, nodes: list[ast.AST]) -> None:
        self._assigned: dict[str, int] = {}
        parameters = {node.arg for node in nodes if isinstance(node, ast.arg)}
        for node in nodes:
            if isinstance(node, ast.Assign) and _is_text(node.value):
                names = {target.id for target in node.targets if isinstance(target, ast.Name)}
                self._assigned.update(dict.fromkeys(names - parameters, node.lineno))

    def line_of(self, value: ast.expr) -> int | None:
        """The line of the text; None where there is none, or where it is only known when the code runs."""
        if _is_text(value):
            return value.lineno
        if isinstance(value, ast.Name):
            return self._assigned.get(value.id)
        return next((line for line in map(self.line_of, _choices(value)) if line is not None), None)


def _is_text(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value.strip() != ""


def _choices(value: ast.expr) -> list[ast.expr]:
    """The expressions that one takes its value from: both sides of an `or`, the default of `os.getenv`."""
    if isinstance(value, ast.BoolOp):
        return value.values
    if isinstance(value, ast.IfExp):
        return [value.body, value.orelse]
    if isinstance(value, ast.BinOp):
        return [value.left, value.right]
    if isinstance(value, ast.Call) and len(value.args) > 1 and _name(value.func) in ("get", "getenv"):
        return [] if _is_prose(value.args[1]) else [value.args[1]]
    return []
