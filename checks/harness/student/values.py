"""Values that cross the pipe: plain data, spelt in CBOR with a few tags of our own.

Both sides use this file. What arrives in the checker is always built from exact built-in types, so that no code of
a student's runs when a check compares it; whatever is not plain data arrives as an `Opaque`: its type and repr.
"""

from __future__ import annotations

import gc
import io
import re
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import cbor2

MAX_DEPTH = 64
MAX_BYTES = 24 * 1024 * 1024
MAX_DIGITS = 4000
MAX_EXPONENT = 10_000
MAX_KEYS = 10_000
"""Members of all sets of a message, and of maps whose keys are not text: numbers can be chosen so that all collide."""

# From the range of tags that anybody may use for any purpose ("first come, first served" starts at 32768).
_DECIMAL, _INTEGER, _SET, _TUPLE, _DATETIME, _DATE, _OPAQUE, _ITERATOR, _CALLBACK, _MAP = range(65001, 65011)

# cbor2 would turn these into objects of its own accord (big numbers, regular expressions, shared references that can
# be cyclic, …). Nothing that we send uses them, so a message that does is not one of ours.
_FOREIGN_TAGS = (
    *range(6),
    21,
    22,
    23,
    24,
    25,
    28,
    29,
    30,
    35,
    36,
    37,
    52,
    54,
    100,
    256,
    258,
    260,
    261,
    1004,
    43000,
    55799,
)

_ODD_BYTES = re.compile(rb"[\xe0-\xf3\xf7\xf8]")
"""What "undefined" and the simple values without a meaning begin with; most messages hold none of these bytes."""


class BadMessage(Exception):
    """The bytes are no message of ours: cut short, too large, nested too deep, or made of something else."""


class NotPlain(Exception):
    """A value cannot cross the pipe: nested too deep (or within itself), or too large."""


@dataclass(frozen=True, slots=True)
class Opaque:
    """A value that is no plain data: what it was, as text."""

    type: str
    text: str

    def __repr__(self) -> str:
        return f"<{self.type}> {self.text}"


@dataclass(frozen=True, slots=True)
class Handle:
    """Something that stays on the other side and is asked for by number: an iterator or a callback."""

    kind: str
    number: int


def dumps(message: Any) -> bytes:
    """Spell a message that consists of what `to_wire` returns."""
    return cbor2.dumps(message)


def loads(data: bytes) -> Any:
    """Read a message. Raises BadMessage for everything that `dumps` would not have written."""
    stream = io.BytesIO(data)
    hashed = _Hashed()
    collecting = gc.isenabled()
    gc.disable()  # it would look through all that is there again and again, while a message of millions of lists grows
    try:
        message = cbor2.CBORDecoder(
            stream,
            tag_hook=_refuse,
            semantic_decoders={**_DECODERS, _SET: hashed.read_set, _MAP: hashed.read_map},
            max_depth=3 * MAX_DEPTH + 8,
            allow_indefinite=False,
            allow_duplicate_keys=False,
            strict_hashable_types=True,
        ).decode()
    except (cbor2.CBORError, ArithmeticError, LookupError, RuntimeError, TypeError, ValueError) as error:
        raise BadMessage(str(error)) from error
    finally:
        if collecting:
            gc.enable()
    if stream.tell() != len(data):
        raise BadMessage("more than one value")
    if _ODD_BYTES.search(data):
        _check(message)
    return message


def _check(value: Any) -> None:
    """Refuse what CBOR has and Python has not: "undefined", and simple values without a meaning."""
    if isinstance(value, dict):
        for member in value.values():
            _check(member)
        value = list(value)
    if isinstance(value, (list, tuple, set, frozenset)):
        for member in value:
            _check(member)
    elif value is cbor2.undefined or isinstance(value, cbor2.CBORSimpleValue):
        raise BadMessage("a value that is no plain data")


def to_wire(value: Any, hold: Callable[[str, Any], int] | None = None, depth: int = 0) -> Any:
    """Turn a value into what CBOR can spell.

    `hold` keeps an iterator or a callback on this side and gives it a number; without it they become `Opaque`.
    Raises NotPlain when the value is nested deeper than `MAX_DEPTH`, or a part of it is out of all proportion; and
    whatever the code of an ill-behaved class raises.
    """
    kind = type(value)  # and never isinstance(), which believes what an object says of itself
    if kind in (bool, type(None), bytes, float):
        return value
    if kind is str:
        return _text(value)
    if kind is int:
        return value if -(2**63) <= value < 2**63 else _big(value)
    if depth >= MAX_DEPTH:
        raise NotPlain(f"nested more than {MAX_DEPTH} levels deep (or within itself)")
    if issubclass(kind, Mapping):
        return _map([(to_wire(k, None, depth + 1), to_wire(v, hold, depth + 1)) for k, v in value.items()])
    if issubclass(kind, list):
        return [to_wire(member, hold, depth + 1) for member in value]
    if issubclass(kind, tuple):
        return cbor2.CBORTag(_TUPLE, [to_wire(member, hold, depth + 1) for member in value])
    if issubclass(kind, Set) and not _is_view(value):
        return cbor2.CBORTag(_SET, _few([to_wire(member, None, depth + 1) for member in value]))
    return _scalar(value, hold)


def _scalar(value: Any, hold: Callable[[str, Any], int] | None) -> Any:
    """Subclasses of the plain types, and everything that has a tag of its own."""
    kind = type(value)
    if issubclass(kind, Decimal):
        return _decimal_to_wire(value)
    if issubclass(kind, str):
        return _text(str.__str__(value))
    if issubclass(kind, int):
        return to_wire(int.__int__(value))
    if issubclass(kind, float):
        return float.__float__(value)
    if issubclass(kind, (bytes, bytearray, memoryview)):
        return bytes(value)
    if issubclass(kind, datetime):
        return cbor2.CBORTag(_DATETIME, datetime.isoformat(value))
    if issubclass(kind, date):
        return cbor2.CBORTag(_DATE, date.isoformat(value))
    return bytes(value.value) if _is_binary(value) else _other(value, hold)


def _other(value: Any, hold: Callable[[str, Any], int] | None) -> Any:
    """What stays on this side, or crosses as its type and repr."""
    kind = type(value)
    if hold is not None and not issubclass(kind, type):
        if hasattr(kind, "__iter__"):
            return cbor2.CBORTag(_ITERATOR, hold("iterator", value))
        if callable(value):
            return cbor2.CBORTag(_CALLBACK, hold("callback", value))
    return cbor2.CBORTag(_OPAQUE, [kind.__qualname__[:100], describe(value)])


def describe(value: Any, limit: int = 200) -> str:
    """The repr of any object, however ill-behaved, cut to a limit."""
    try:
        text = str.__str__(repr(value))
    except BaseException as error:  # noqa: BLE001 - a student's __repr__ may raise anything
        text = f"(its repr raised {type(error).__name__})"
    return _text(text if len(text) <= limit else text[: limit - 1] + "…")


def _text(text: str) -> str:
    """Text that UTF-8 can spell: lone surrogates are shown, not sent."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return text


def _big(value: int) -> Any:
    if value.bit_length() > MAX_DIGITS * 3:
        raise NotPlain(f"with a number of about {value.bit_length() * 3 // 10:,} digits")
    return cbor2.CBORTag(_INTEGER, str(value))


def _decimal_to_wire(value: Decimal) -> Any:
    text = Decimal.__str__(value)
    if len(text) > MAX_DIGITS or _out_of_proportion(Decimal(text)):
        raise NotPlain(f"with a number out of all proportion, {text[:20]}…")
    return cbor2.CBORTag(_DECIMAL, text)


def _out_of_proportion(number: Decimal) -> bool:
    """int() of a Decimal writes out its zeros; nothing that DynamoDB stores is anywhere near this size."""
    return number.is_finite() and abs(number.adjusted()) > MAX_EXPONENT


def _map(pairs: list[tuple[Any, Any]]) -> Any:
    """A map as CBOR has it where all keys are text; any other as its pairs, which our own decoder puts together."""
    if all(type(key) is str for key, _ in pairs):
        return dict(pairs)
    return cbor2.CBORTag(_MAP, _few([list(pair) for pair in pairs]))


def _few(members: list[Any]) -> list[Any]:
    if len(members) > MAX_KEYS:
        raise NotPlain(f"with a set of more than {MAX_KEYS:,} members, or a dict with so many keys that are not text")
    return members


def _is_view(value: Any) -> bool:
    """A dict's keys() or items(): a Set by interface, but lazily bound to its dict, like an iterator."""
    return type(value).__name__.startswith("dict_")


def _is_binary(value: Any) -> bool:
    """boto3's wrapper of bytes, known by its name: this file must not import boto3."""
    kind = type(value)
    return kind.__name__ == "Binary" and kind.__module__ == "boto3.dynamodb.types"


def _refuse(_value: Any, _immutable: bool) -> Any:
    raise ValueError("a tag that does not belong in a message")


def _decimal(text: Any) -> Decimal | Opaque:
    if not isinstance(text, str) or len(text) > MAX_DIGITS:
        raise ValueError("not a decimal number")
    number = Decimal(text)
    if _out_of_proportion(number):
        raise ValueError("a number out of all proportion")
    # A signalling NaN cannot even be compared: the check would stumble over it.
    return Opaque("Decimal", text) if number.is_snan() else number


def _integer(text: Any) -> int:
    if not isinstance(text, str) or len(text) > MAX_DIGITS:
        raise ValueError("not an integer")
    return int(text)


class _Hashed:
    """The sets and maps of one message. All their members together are few enough to be hashed though they collide."""

    def __init__(self) -> None:
        self._left = MAX_KEYS

    def read_set(self, members: Any, _immutable: bool) -> set[Any]:
        return {_frozen(member) for member in self._counted(members)}

    def read_map(self, pairs: Any, _immutable: bool) -> dict[Any, Any]:
        return _pairs(self._counted(pairs))

    def _counted(self, members: Any) -> list[Any]:
        if not isinstance(members, list) or len(members) > self._left:
            raise ValueError("not a list, or too long a one")
        self._left -= len(members)
        return members


def _frozen(value: Any) -> Any:
    """The same as a key or a member of a set."""
    if isinstance(value, set):
        return frozenset(value)
    return tuple(map(_frozen, value)) if isinstance(value, tuple) else value


def _pairs(pairs: list[Any]) -> dict[Any, Any]:
    built = {_frozen(key): value for key, value in pairs}
    if len(built) < len(pairs):
        raise ValueError("a key occurs twice")
    return built


def _sequence(members: Any) -> tuple[Any, ...]:
    if not isinstance(members, list):
        raise TypeError("not a list")
    return tuple(members)


def _number(value: Any) -> int:
    if type(value) is not int:
        raise TypeError("not a number")
    return value


def _opaque(parts: Any) -> Opaque:
    kind, text = parts
    if not (isinstance(kind, str) and isinstance(text, str)):
        raise TypeError("not text")
    return Opaque(kind, text)


_DECODERS: dict[int, Callable[[Any, bool], Any]] = {
    **dict.fromkeys(_FOREIGN_TAGS, _refuse),
    _DECIMAL: lambda text, _: _decimal(text),
    _INTEGER: lambda text, _: _integer(text),
    _TUPLE: lambda members, _: _sequence(members),
    _DATETIME: lambda text, _: datetime.fromisoformat(text),
    _DATE: lambda text, _: date.fromisoformat(text),
    _OPAQUE: lambda parts, _: _opaque(parts),
    _ITERATOR: lambda number, _: Handle("iterator", _number(number)),
    _CALLBACK: lambda number, _: Handle("callback", _number(number)),
}
