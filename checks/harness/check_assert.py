"""The assert of a check that failed: the sentence that its author wrote, and the two sides of its comparison."""

from __future__ import annotations

import ast
import traceback
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from checks.harness.student.values import describe

_VALUE_LIMIT = 2000
_WORDS = {
    "==": "{}",
    "is": "{}",
    "!=": "anything but {}",
    "is not": "anything but {}",
    "<": "less than {}",
    "<=": "at most {}",
    ">": "more than {}",
    ">=": "at least {}",
    "in": "one of {}",
    "not in": "none of {}",
}
_WORDS_OF_TEXTS = {"in": "a text that holds {}", "not in": "a text without {}"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison that came out false, as pytest tells it."""

    operator: str
    left: Any
    right: Any

    @property
    def expected(self) -> str:
        if self._searches_a_text:
            return _WORDS_OF_TEXTS[self.operator].format(describe(self.left, _VALUE_LIMIT))
        return _WORDS[self.operator].format(describe(self.right, _VALUE_LIMIT))

    @property
    def got(self) -> str:
        return describe(self.right if self._searches_a_text else self.left, _VALUE_LIMIT)

    @property
    def _searches_a_text(self) -> bool:
        """What was printed, say, stands on the right then: `assert "Ada" in student.output`."""
        return self.operator in _WORDS_OF_TEXTS and isinstance(self.right, str)


@dataclass(frozen=True, slots=True)
class FailedAssert:
    """What an assert has to say."""

    sentence: str
    comparison: Comparison | None


def failed_assert(error: AssertionError, last: Comparison | None) -> FailedAssert:
    """What the assert that raised `error` says; `last` is the last comparison that pytest told us of.

    That one belongs to the assert only where the assert is a comparison and nothing else: in `a == b or c`,
    `not a == b` and `all(…)` no two sides are what was required. And pytest tells of comparisons only in the files that
    it rewrites; there it puts its explanation after the sentence, or in the place of a missing one.
    """
    statement = _statement(error)
    text = str(error)
    if statement is not None and statement.msg is None:
        sentence, explanation = "", text
    else:
        sentence, _, explanation = text.partition("\nassert ")
        if explanation:
            sentence = sentence.replace("\n  ", "\n")  # pytest indents what comes after the first line
    compares = statement is not None and isinstance(statement.test, ast.Compare)
    return FailedAssert(sentence.strip(), last if compares and explanation else None)


def _statement(error: AssertionError) -> ast.Assert | None:
    """The statement itself; None for an AssertionError that was raised in another way."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    line = frame.lineno or 0
    around = [each for each in _asserts(frame.filename) if each.lineno <= line <= (each.end_lineno or line)]
    return around[-1] if around else None


@lru_cache(maxsize=16)
def _asserts(file: str) -> list[ast.Assert]:
    tree = ast.parse(Path(file).read_bytes())
    return [node for node in ast.walk(tree) if isinstance(node, ast.Assert)]
