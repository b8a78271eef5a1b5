"""Reads plain data (from JSON) member by member, and says which member is not what it has to be."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any


def parse(text: str | bytes) -> object:
    """The data of a JSON text.

    Raises:
        ValueError: it is no JSON (also: bytes that are not UTF-8, `NaN`, a nesting without end).
    """
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise ValueError(
            f"this is not a JSON file: it is not in UTF-8 ({error.reason} at byte {error.start})"
        ) from error
    except json.JSONDecodeError as error:
        raise ValueError(
            f"this is not a JSON file: {error.msg} in line {error.lineno}, column {error.colno}"
        ) from error
    except RecursionError as error:
        raise ValueError("this is not a result file: its lists and objects are nested too deep") from error


def _refuse_constant(name: str) -> object:
    raise ValueError(f"this is not a JSON file: {name} is no number of JSON")


class Members:
    """The members of one JSON object; each is asked for by its name and type.

    Every method raises a ValueError that names the member by its path (`checklist[0].criteria[2].status`).
    """

    def __init__(self, data: object, path: str = "") -> None:
        if not isinstance(data, dict):
            raise ValueError(f"{path or 'a result file'} must be an object, not {_kind(data)}")
        self._data: dict[str, Any] = data
        self._path = path
        self._asked: set[str] = set()

    def path(self, name: str) -> str:
        """The path of a member, for messages."""
        return f"{self._path}.{name}" if self._path else name

    def text(self, name: str) -> str:
        value = self._required(name)
        if not isinstance(value, str):
            raise self._wrong(name, "text", value)
        return value

    def text_or_null(self, name: str) -> str | None:
        return None if self._required(name) is None else self.text(name)

    def optional_text(self, name: str) -> str | None:
        """The text of a member that may be left out."""
        return self.text(name) if self._has(name) else None

    def optional_whole(self, name: str) -> int | None:
        """The whole number of a member that may be left out."""
        return self.whole(name) if self._has(name) else None

    def whole(self, name: str) -> int:
        value = self._required(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong(name, "a whole number", value)
        return value

    def number(self, name: str) -> int | float:
        """A finite number that is not negative: points, seconds and units are all of that kind."""
        value = self._required(name)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self._wrong(name, "a number", value)
        if not math.isfinite(value) or value < 0:
            raise ValueError(f"{self.path(name)} must be 0 or more, not {value}")
        return value

    def number_or_null(self, name: str) -> int | float | None:
        return None if self._required(name) is None else self.number(name)

    def flag(self, name: str) -> bool:
        value = self._required(name)
        if not isinstance(value, bool):
            raise self._wrong(name, "true or false", value)
        return value

    def member(self, name: str) -> Members:
        """The object that is a member of this one."""
        return Members(self._required(name), self.path(name))

    def objects(self, name: str) -> Iterator[Members]:
        """The objects of a list."""
        for index, value in enumerate(self._list(name)):
            yield Members(value, f"{self.path(name)}[{index}]")

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        values = self._list(name)
        for index, value in enumerate(values):
            if not isinstance(value, str):
                raise self._wrong(f"{name}[{index}]", "text", value)
        return tuple(values)

    def close(self) -> None:
        """Refuse members that nobody asked for: a misspelt one must not pass for one that was left out."""
        unknown = sorted(set(self._data) - self._asked)
        if unknown:
            raise ValueError(f"{self.path(unknown[0])} is no member of a result file")

    def _has(self, name: str) -> bool:
        self._asked.add(name)
        return name in self._data

    def _required(self, name: str) -> Any:
        if not self._has(name):
            raise ValueError(f"{self.path(name)} is missing")
        return self._data[name]

    def _list(self, name: str) -> list[Any]:
        value = self._required(name)
        if not isinstance(value, list):
            raise self._wrong(name, "a list", value)
        return value

    def _wrong(self, name: str, wanted: str, value: object) -> ValueError:
        return ValueError(f"{self.path(name)} must be {wanted}, not {_kind(value)}")


_KINDS = {dict: "an object", list: "a list", str: "text", bool: "true or false", int: "a number", float: "a number"}


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "null")
