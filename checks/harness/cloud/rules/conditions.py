"""The grammar of condition and filter expressions.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from checks.harness.cloud import values
from checks.harness.cloud.rules.expressions import (
    FUNCTION_NAME,
    FUNCTION_USE,
    OPERAND_COUNT,
    OPERAND_TYPE,
    PARENTHESES,
    SAME_OPERAND,
    Path,
    Placeholders,
    Reader,
    Token,
    path_text,
)

JSON = dict[str, Any]

_COMPARATORS = ("=", "<>", "<", "<=", ">", ">=")
_ORDERED = ("S", "N", "B")
_TYPE_NAMES = ("S", "N", "B", "NULL", "SS", "BOOL", "L", "BS", "NS", "M")
_OPERANDS = {
    "attribute_exists": 1,
    "attribute_not_exists": 1,
    "attribute_type": 2,
    "begins_with": 2,
    "contains": 2,
    "size": 1,
}
_MAX_IN = 100
_MAX_DEPTH = 100  # far beyond what AWS's limit of operators lets anyone use; Python's own recursion ends not far above


@dataclass(frozen=True, slots=True)
class Attribute:
    """An operand: what the item has under a path."""

    path: Path


@dataclass(frozen=True, slots=True)
class Literal:
    """An operand: the value of a `:placeholder`; `None` where the request does not define it."""

    value: JSON | None


@dataclass(frozen=True, slots=True)
class Size:
    """An operand: `size(…)`."""

    of: Operand


@dataclass(frozen=True, slots=True)
class Comparison:
    """`left < right`, with any of the six comparators."""

    comparator: str
    left: Operand
    right: Operand


@dataclass(frozen=True, slots=True)
class Between:
    """`operand BETWEEN low AND high`."""

    operand: Operand
    low: Operand
    high: Operand


@dataclass(frozen=True, slots=True)
class In:
    """`operand IN (…, …)`."""

    operand: Operand
    choices: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Function:
    """`attribute_exists(…)` and the other functions that are true or false."""

    name: str
    operands: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """`NOT condition`."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class And:
    """`condition AND condition AND …`."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """`condition OR condition OR …`."""

    conditions: tuple[Condition, ...]


Operand = Attribute | Literal | Size
Condition = Comparison | Between | In | Function | Not | And | Or


def read_condition(member: str, text: str, placeholders: Placeholders) -> Condition:
    """Read a condition from the request's parameter `member`.

    Raises:
        Refusal: `ValidationException`, when AWS would not accept the expression.
    """
    reader = Reader(member, text, placeholders)
    grammar = _Grammar(reader)
    condition = grammar.condition(grammar.disjunction())
    if has_redundant_parentheses(reader.tokens):
        reader.complain(PARENTHESES, "The expression has redundant parentheses;")
    reader.finish()
    return condition


def paths_of(node: Condition | Operand) -> Iterator[Path]:
    """The document paths that a condition looks at."""
    if isinstance(node, Attribute):
        yield node.path
        return
    for part in _parts(node):
        yield from paths_of(part)


def _parts(node: Condition | Operand) -> tuple[Condition | Operand, ...]:
    if isinstance(node, (And, Or)):
        return node.conditions
    if isinstance(node, Not):
        return (node.condition,)
    if isinstance(node, Comparison):
        return (node.left, node.right)
    if isinstance(node, Between):
        return (node.operand, node.low, node.high)
    if isinstance(node, In):
        return (node.operand, *node.choices)
    if isinstance(node, Function):
        return node.operands
    return (node.of,) if isinstance(node, Size) else ()


class _Grammar:
    """One method a level of precedence. What a bracket holds is known only at its end, so a level may give either."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._depth = 0

    def disjunction(self) -> Condition | Operand:
        first = self._conjunction()
        if not self._reader.accept_word("OR"):
            return first
        conditions = [self.condition(first), self.condition(self._conjunction())]
        while self._reader.accept_word("OR"):
            conditions.append(self.condition(self._conjunction()))
        return Or(tuple(conditions))

    def condition(self, node: Condition | Operand) -> Condition:
        """The node, which has to be a condition here."""
        if isinstance(node, Size):
            self._misused("size")
            return Function("size", (node,))
        if isinstance(node, (Attribute, Literal)):
            raise self._reader.syntax_error()
        return node

    def _conjunction(self) -> Condition | Operand:
        first = self._negation()
        if not self._reader.accept_word("AND"):
            return first
        conditions = [self.condition(first), self.condition(self._negation())]
        while self._reader.accept_word("AND"):
            conditions.append(self.condition(self._negation()))
        return And(tuple(conditions))

    def _negation(self) -> Condition | Operand:
        if self._reader.accept_word("NOT"):
            self._deeper()
            negated = Not(self.condition(self._negation()))
            self._depth -= 1
            return negated
        return self._relation()

    def _relation(self) -> Condition | Operand:
        left = self._term()
        if comparator := self._reader.accept(*_COMPARATORS):
            return self._comparison(comparator, self._operand(left), self._operand(self._term()))
        if self._reader.accept_word("BETWEEN"):
            low = self._operand(self._term())
            self._reader.expect_word("AND")
            return self._between(self._operand(left), low, self._operand(self._term()))
        if self._reader.accept_word("IN"):
            self._reader.expect("(")
            choices = self._list()
            if len(choices) > _MAX_IN:
                self._reader.complain(
                    OPERAND_COUNT,
                    f"The IN operator is provided with too many operands; number of operands: {len(choices)}",
                )
            return In(self._operand(left), choices)
        return left

    def _term(self) -> Condition | Operand:
        reader = self._reader
        if reader.accept("("):
            self._deeper()
            node = self.disjunction()
            self._depth -= 1
            reader.expect(")")
            return self._continued(node)
        if reader.token.kind == "value_ref":
            return Literal(reader.value())
        if reader.token.kind == "name" and reader.following.text == "(" and not _is_keyword(reader.token):
            return self._function()
        if _is_keyword(reader.token):
            raise reader.syntax_error()
        return Attribute(reader.path())

    def _continued(self, node: Condition | Operand) -> Condition | Operand:
        # AWS lets the head of a path stand in brackets of its own: `(address).city`.
        if not isinstance(node, Attribute) or self._reader.token.text not in (".", "["):
            return node
        return Attribute(node.path + self._reader.rest_of_path())

    def _function(self) -> Condition | Operand:
        name = self._reader.take().text
        self._reader.expect("(")
        self._deeper()
        operands = self._list()
        self._depth -= 1
        if name not in _OPERANDS:
            self._reader.complain(FUNCTION_NAME, f"Invalid function name; function: {name}")
        elif len(operands) != _OPERANDS[name]:
            self._reader.complain(
                OPERAND_COUNT,
                "Incorrect number of operands for operator or function; "
                f"operator or function: {name}, number of operands: {len(operands)}",
            )
        else:
            self._check_operands(name, operands)
        return Size(operands[0]) if name == "size" else Function(name, operands)

    def _list(self) -> tuple[Operand, ...]:
        operands = [self._operand(self._term())]
        while self._reader.accept(","):
            operands.append(self._operand(self._term()))
        self._reader.expect(")")
        return tuple(operands)

    def _operand(self, node: Condition | Operand) -> Operand:
        """The node, which has to be an operand here."""
        if isinstance(node, Function):
            self._misused(node.name)
            return Literal(None)
        if isinstance(node, (Attribute, Literal, Size)):
            return node
        raise self._reader.syntax_error()

    def _comparison(self, comparator: str, left: Operand, right: Operand) -> Comparison:
        self._check_distinct(comparator, left, right)
        if comparator not in ("=", "<>"):
            for operand in (left, right):
                self._check_type(comparator, operand, _ORDERED)
        return Comparison(comparator, left, right)

    def _between(self, operand: Operand, low: Operand, high: Operand) -> Between:
        for one in (operand, low, high):
            self._check_type("BETWEEN", one, _ORDERED)
        if isinstance(low, Literal) and isinstance(high, Literal) and low.value and high.value:
            self._check_bounds(low.value, high.value)
        return Between(operand, low, high)

    def _check_bounds(self, low: JSON, high: JSON) -> None:
        bounds = (
            f"lower bound operand: AttributeValue: {_shown(low)}, upper bound operand: AttributeValue: {_shown(high)}"
        )
        types = values.kind(low), values.kind(high)
        if types[0] != types[1]:
            self._reader.complain(
                OPERAND_TYPE, f"The BETWEEN operator requires same data type for lower and upper bounds; {bounds}"
            )
        elif types[0] in _ORDERED and values.sort_key(low) > values.sort_key(high):
            self._reader.complain(
                OPERAND_TYPE,
                f"The BETWEEN operator requires upper bound to be greater than or equal to lower bound; {bounds}",
            )

    def _check_operands(self, name: str, operands: tuple[Operand, ...]) -> None:
        if len(operands) == 2:
            self._check_distinct(name, *operands)
        if name in ("attribute_exists", "attribute_not_exists") and not isinstance(operands[0], Attribute):
            self._reader.complain(
                OPERAND_TYPE, f"Operator or function requires a document path; operator or function: {name}"
            )
        elif name == "begins_with":
            for operand in operands:
                self._check_type(name, operand, ("S", "B"))
        elif name == "size":
            self._check_type(name, operands[0], ("S", "B", "SS", "NS", "BS", "L", "M"))
        elif name == "attribute_type":
            self._check_type_name(operands[1])

    def _check_type_name(self, operand: Operand) -> None:
        if not isinstance(operand, Literal):
            self._wrong_type("attribute_type", "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}")
        elif operand.value and values.kind(operand.value) != "S":
            self._wrong_type("attribute_type", values.kind(operand.value))
        elif operand.value and operand.value["S"] not in _TYPE_NAMES:
            self._reader.complain(
                OPERAND_TYPE,
                f"Invalid attribute type name found; type: {operand.value['S']}, "
                "valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}",
            )

    def _check_type(self, name: str, operand: Operand, allowed: tuple[str, ...]) -> None:
        found = None
        if isinstance(operand, Size):
            found = "N"
        elif isinstance(operand, Literal) and operand.value:
            found = values.kind(operand.value)
        if found is not None and found not in allowed:
            self._wrong_type(name, found)

    def _wrong_type(self, name: str, found: str) -> None:
        self._reader.complain(
            OPERAND_TYPE,
            f"Incorrect operand type for operator or function; operator or function: {name}, operand type: {found}",
        )

    def _check_distinct(self, name: str, left: Operand, right: Operand) -> None:
        if isinstance(left, Attribute) and left == right:
            self._reader.complain(
                SAME_OPERAND,
                "The first operand must be distinct from the remaining operands for this operator or function; "
                f"operator: {name}, first operand: {path_text(left.path)}",
            )

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise self._reader.refusal("The expression is nested too deeply;")

    def _misused(self, name: str) -> None:
        if name in _OPERANDS:
            self._reader.complain(
                FUNCTION_USE, f"The function is not allowed to be used this way in an expression; function: {name}"
            )


def _is_keyword(token: Token) -> bool:
    return token.kind == "name" and token.text.upper() in ("AND", "OR", "NOT", "BETWEEN", "IN")


def _shown(value: JSON) -> str:
    return f"{{{values.kind(value)}:{values.content(value)}}}"


def has_redundant_parentheses(tokens: list[Token]) -> bool:
    """Whether a pair of grouping brackets holds nothing but another pair."""
    partner: dict[int, int] = {}
    opened: list[int] = []
    for position, token in enumerate(tokens):
        if token.text == "(":
            opened.append(position)
        elif token.text == ")" and opened:
            partner[opened.pop()] = position
    return any(partner.get(start + 1) == end - 1 for start, end in partner.items() if not _opens_a_list(tokens, start))


def _opens_a_list(tokens: list[Token], position: int) -> bool:
    """Whether a bracket belongs to a function or to `IN`, not to a group."""
    if position == 0 or tokens[position - 1].kind != "name":
        return False
    word = tokens[position - 1]
    return word.text.upper() == "IN" or not _is_keyword(word)
