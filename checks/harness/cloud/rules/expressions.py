"""The language of DynamoDB's expressions: tokens, document paths, `#name` and `:value` placeholders.

Condition, filter, projection, key and update expressions are all read with this one `Reader`.
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from moto.dynamodb.parsing.reserved_keywords import ReservedKeywords

from checks.harness.cloud.answers import Refusal

JSON = dict[str, Any]
Path = tuple[str | int, ...]
"""A document path with its placeholders resolved: `#a.b[3]` is `("the name of #a", "b", 3)`."""

MAX_SIZE = 4096
"""Bytes of an expression. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html"""

_TOKEN = re.compile(
    r"""(?P<space>\s+)
      | (?P<name>[A-Za-z][A-Za-z0-9_]*)
      | (?P<name_ref>\#[A-Za-z0-9_]+)
      | (?P<value_ref>:[A-Za-z0-9_]+)
      | (?P<index>[0-9]+)
      | (?P<symbol><>|<=|>=|.)""",
    re.VERBOSE | re.DOTALL,
)

# What is wrong with an expression as a whole is reported in AWS's order, whichever comes first in the text.
PARENTHESES, FUNCTION_NAME, FUNCTION_USE, RESERVED_WORD, UNDEFINED, OPERAND_COUNT, SAME_OPERAND, OPERAND_TYPE = range(8)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, placeholder, number or sign; `kind` is `name`, `name_ref`, `value_ref`, `index`, `symbol` or `end`."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(slots=True)
class Placeholders:
    """`ExpressionAttributeNames` and `ExpressionAttributeValues` of one request, and which of them were used."""

    names: dict[str, str]
    values: dict[str, JSON]
    used: set[str] = field(default_factory=set)

    @property
    def unused_names(self) -> list[str]:
        return [name for name in self.names if name not in self.used]

    @property
    def unused_values(self) -> list[str]:
        return [name for name in self.values if name not in self.used]


class Reader:
    """Reads one expression from left to right.

    A token that cannot stand where it is raises at once. Everything else that is wrong is kept with
    `complain`, until `finish` raises what AWS would report first.
    """

    def __init__(self, member: str, text: str, placeholders: Placeholders) -> None:
        """Begin with the expression `text` of the request's parameter `member`, such as `ConditionExpression`.

        Raises:
            Refusal: the expression is empty or too long.
        """
        self.member = member
        self.text = text
        self.placeholders = placeholders
        self.tokens = _tokens(text)
        self._position = 0
        self._complaint: tuple[int, str] | None = None
        if len(self.tokens) == 1:
            raise self.refusal("The expression can not be empty;")
        size = len(text.encode("utf-8", "surrogatepass"))
        if size > MAX_SIZE:
            raise self.refusal(f"Expression size has exceeded the maximum allowed size; expression size: {size}")

    @property
    def token(self) -> Token:
        """The token to be read next; of kind `end` where there is none."""
        return self.tokens[self._position]

    @property
    def following(self) -> Token:
        """The token after the next one."""
        return self.tokens[min(self._position + 1, len(self.tokens) - 1)]

    def take(self) -> Token:
        """Read a token, whatever it is."""
        token = self.token
        if token.kind != "end":
            self._position += 1
        return token

    def accept(self, *symbols: str) -> str | None:
        """Read one of these signs if it comes next."""
        if self.token.kind == "symbol" and self.token.text in symbols:
            return self.take().text
        return None

    def accept_word(self, word: str) -> bool:
        """Read this keyword, in upper or lower case, if it comes next."""
        if self.token.kind == "name" and self.token.text.upper() == word:
            self.take()
            return True
        return False

    def expect(self, symbol: str) -> None:
        """Read this sign.

        Raises:
            Refusal: something else comes next.
        """
        if not self.accept(symbol):
            raise self.syntax_error()

    def expect_word(self, word: str) -> None:
        """Read this keyword.

        Raises:
            Refusal: something else comes next.
        """
        if not self.accept_word(word):
            raise self.syntax_error()

    def complain(self, rank: int, sentence: str) -> None:
        """Keep what is wrong, unless something that AWS reports sooner is known already."""
        if self._complaint is None or rank < self._complaint[0]:
            self._complaint = (rank, sentence)

    def finish(self) -> None:
        """End here.

        Raises:
            Refusal: there is more to read, or something was wrong.
        """
        if self.token.kind != "end":
            raise self.syntax_error()
        if self._complaint is not None:
            raise self.refusal(self._complaint[1])

    def path(self) -> Path:
        """Read a document path, such as `address.#c[0]`."""
        return (self._name(), *self.rest_of_path())

    def rest_of_path(self) -> Path:
        """Read what may follow the head of a path: `.name` and `[3]`, any number of them."""
        parts: list[str | int] = []
        while True:
            if self.accept("."):
                parts.append(self._name())
            elif self.accept("["):
                if self.token.kind != "index":
                    raise self.syntax_error()
                parts.append(int(self.take().text))
                self.expect("]")
            else:
                return tuple(parts)

    def value(self) -> JSON | None:
        """Read a `:value` placeholder and give what it stands for; `None` where it is not defined."""
        name = self.take().text
        if name in self.placeholders.values:
            self.placeholders.used.add(name)
            return self.placeholders.values[name]
        self.complain(
            UNDEFINED, f"An expression attribute value used in expression is not defined; attribute value: {name}"
        )
        return None

    def refusal(self, sentence: str) -> Refusal:
        """The `ValidationException` that says what is wrong with this expression."""
        return Refusal.validation(f"Invalid {self.member}: {sentence}")

    def syntax_error(self) -> Refusal:
        """The `ValidationException` for a next token that cannot stand where it is, shown between its neighbours."""
        previous = self.tokens[max(self._position - 1, 0)]
        near = self.text[previous.start : self.following.end].strip()
        return self.refusal(f'Syntax error; token: "{self.token.text}", near: "{near}"')

    def _name(self) -> str:
        if self.token.kind == "name":
            name = self.take().text
            if name.upper() in _reserved_words():
                self.complain(RESERVED_WORD, f"Attribute name is a reserved keyword; reserved keyword: {name}")
            return name
        if self.token.kind != "name_ref":
            raise self.syntax_error()
        reference = self.take().text
        if reference in self.placeholders.names:
            self.placeholders.used.add(reference)
            return self.placeholders.names[reference]
        self.complain(
            UNDEFINED,
            f"An expression attribute name used in the document path is not defined; attribute name: {reference}",
        )
        return reference


def path_text(path: Path) -> str:
    """A path as AWS writes it in its messages: `[address, lines, [0]]`."""
    return "[" + ", ".join(f"[{part}]" if isinstance(part, int) else part for part in path) + "]"


def _tokens(text: str) -> list[Token]:
    tokens = [
        Token(str(match.lastgroup), match.group(), match.start(), match.end())
        for match in _TOKEN.finditer(text)
        if match.lastgroup != "space"
    ]
    return [*tokens, Token("end", "<EOF>", len(text), len(text))]


@lru_cache(maxsize=1)
def _reserved_words() -> frozenset[str]:
    # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html
    return frozenset(ReservedKeywords.get_reserved_keywords())
