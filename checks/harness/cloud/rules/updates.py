"""The grammar of update expressions.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from checks.harness.cloud import values
from checks.harness.cloud.rules.conditions import Attribute, Literal, has_redundant_parentheses
from checks.harness.cloud.rules.expressions import (
    FUNCTION_NAME,
    FUNCTION_USE,
    OPERAND_COUNT,
    OPERAND_TYPE,
    PARENTHESES,
    Path,
    Placeholders,
    Reader,
)
from checks.harness.cloud.rules.projection import check_overlaps

JSON = dict[str, Any]

_FUNCTIONS = ("if_not_exists", "list_append")
_SETS = ("SS", "NS", "BS")
_TYPE_NAMES = {"S": "STRING", "N": "NUMBER", "B": "BINARY", "L": "LIST", "M": "MAP"}
_MAX_DEPTH = 100  # as in conditions.py: Python's own recursion ends not far above


@dataclass(frozen=True, slots=True)
class IfNotExists:
    """`if_not_exists(path, otherwise)`."""

    path: Path
    otherwise: Value


@dataclass(frozen=True, slots=True)
class ListAppend:
    """`list_append(first, second)`."""

    first: Value
    second: Value


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`left + right` or `left - right`."""

    sign: str
    left: Value
    right: Value


Value = Attribute | Literal | IfNotExists | ListAppend | Arithmetic


@dataclass(slots=True)
class Update:
    """What an update expression does to an item."""

    sets: list[tuple[Path, Value]] = field(default_factory=list)
    adds: list[tuple[Path, JSON]] = field(default_factory=list)
    removes: list[Path] = field(default_factory=list)
    deletes: list[tuple[Path, JSON]] = field(default_factory=list)

    @property
    def paths(self) -> Iterator[Path]:
        """Every path that is changed, in the order of the clauses' names above."""
        yield from (path for path, _ in self.sets)
        yield from (path for path, _ in self.adds)
        yield from self.removes
        yield from (path for path, _ in self.deletes)

    @property
    def makes_an_item(self) -> bool:
        """Whether an item that does not exist is made: taking something away makes none."""
        return bool(self.sets or self.adds)


def read_update(text: str, placeholders: Placeholders) -> Update:
    """Read an `UpdateExpression`.

    Raises:
        Refusal: `ValidationException`, when AWS would not accept the expression.
    """
    reader = Reader("UpdateExpression", text, placeholders)
    update = _Grammar(reader).update()
    if has_redundant_parentheses(reader.tokens):
        reader.complain(PARENTHESES, "The expression has redundant parentheses;")
    reader.finish()
    check_overlaps(reader, list(update.paths))
    return update


class _Grammar:
    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._update = Update()
        self._depth = 0

    def update(self) -> Update:
        clauses: dict[str, Callable[[], None]] = {
            "SET": self._set,
            "REMOVE": self._remove,
            "ADD": self._add,
            "DELETE": self._delete,
        }
        seen: set[str] = set()
        while self._reader.token.kind != "end":
            name = next((name for name in clauses if self._reader.accept_word(name)), None)
            if name is None:
                raise self._reader.syntax_error()
            if name in seen:
                raise self._reader.refusal(f'The "{name}" section can only be used once in an update expression;')
            seen.add(name)
            clauses[name]()
            while self._reader.accept(","):
                clauses[name]()
        return self._update

    def _set(self) -> None:
        path = self._reader.path()
        self._reader.expect("=")
        self._update.sets.append((path, self._sum()))

    def _remove(self) -> None:
        self._update.removes.append(self._reader.path())

    def _add(self) -> None:
        self._update.adds.append(self._path_and_operand("ADD", ("N", *_SETS)))

    def _delete(self) -> None:
        self._update.deletes.append(self._path_and_operand("DELETE", _SETS))

    def _path_and_operand(self, clause: str, types: tuple[str, ...]) -> tuple[Path, JSON]:
        path = self._reader.path()
        if self._reader.token.kind != "value_ref":
            raise self._reader.syntax_error()
        value = self._reader.value()
        if value is not None and values.kind(value) not in types:
            found = values.kind(value)
            self._reader.complain(
                OPERAND_TYPE,
                "Incorrect operand type for operator or function; "
                f"operator: {clause}, operand type: {_TYPE_NAMES.get(found, found)}, "
                f"typeSet: ALLOWED_FOR_{clause}_OPERAND",
            )
        return path, value or {}

    def _sum(self) -> Value:
        left = self._bracketed_sum()
        sign = self._reader.accept("+", "-")
        if sign is None:
            return left
        operands = left, self._bracketed_sum()
        if any(isinstance(operand, Arithmetic) for operand in operands):
            raise self._reader.syntax_error()
        for operand in operands:
            self._check_type(sign, operand, "N")
        return Arithmetic(sign, *operands)

    def _bracketed_sum(self) -> Value:
        if not self._reader.accept("("):
            return self._operand()
        self._deeper()
        value = self._sum()
        self._depth -= 1
        self._reader.expect(")")
        return value

    def _operand(self) -> Value:
        reader = self._reader
        if reader.accept("("):
            self._deeper()
            value = self._operand()
            self._depth -= 1
            reader.expect(")")
            return value
        if reader.token.kind == "value_ref":
            return Literal(reader.value())
        if reader.token.kind == "name" and reader.following.text == "(":
            return self._function()
        return Attribute(reader.path())

    def _function(self) -> Value:
        name = self._reader.take().text
        self._reader.expect("(")
        self._deeper()
        operands = [self._operand()]
        while self._reader.accept(","):
            operands.append(self._operand())
        self._depth -= 1
        self._reader.expect(")")
        if name not in _FUNCTIONS:
            self._reader.complain(FUNCTION_NAME, f"Invalid function name; function: {name}")
        elif len(operands) != 2:
            self._reader.complain(
                OPERAND_COUNT,
                "Incorrect number of operands for operator or function; "
                f"operator or function: {name}, number of operands: {len(operands)}",
            )
        elif name == "if_not_exists":
            return self._if_not_exists(*operands)
        else:
            return self._list_append(*operands)
        return Literal(None)

    def _if_not_exists(self, path: Value, otherwise: Value) -> Value:
        if not isinstance(path, Attribute):
            self._reader.complain(
                OPERAND_TYPE, "Operator or function requires a document path; operator or function: if_not_exists"
            )
            return Literal(None)
        return IfNotExists(path.path, otherwise)

    def _list_append(self, first: Value, second: Value) -> Value:
        for operand in (first, second):
            self._check_type("list_append", operand, "L")
            if isinstance(operand, ListAppend):
                self._reader.complain(
                    FUNCTION_USE,
                    "The function is not allowed to be used this way in an expression; function: list_append",
                )
        return ListAppend(first, second)

    def _check_type(self, name: str, operand: Value, wanted: str) -> None:
        if isinstance(operand, ListAppend):
            found = "L"
        elif isinstance(operand, Literal) and operand.value:
            found = values.kind(operand.value)
        else:
            return
        if found != wanted:
            self._reader.complain(
                OPERAND_TYPE,
                f"Incorrect operand type for operator or function; operator or function: {name}, operand type: {found}",
            )

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise self._reader.refusal("The expression is nested too deeply;")
