"""Mutations from cosmic-ray (https://cosmic-ray.readthedocs.io), a maintainer's dependency, used as a library."""

from __future__ import annotations

import ast
import importlib
import importlib.util
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from checks.harness.authoring import source as sources
from checks.harness.authoring.edits import Edit
from checks.harness.authoring.source import SourceText

PREFIX = "cosmic-ray/"
"""What the names of these operators begin with."""

# Left out, for they only make noise:
# - NumberReplacer, ReplaceTrueWithFalse, ReplaceFalseWithTrue, ExceptionReplacer: `edits` makes these already, and
#   cosmic-ray's exception is a name that no script has, so that what is tested is a NameError;
# - VariableReplacer, VariableInserter: they use random numbers, so that no mutant would have a stable name;
# - the other arithmetic operators: after `+` for `-`, a check that sees one wrong number sees them all, and on text
#   they end in a TypeError;
# - `is` for `==`: whether it differs is chance; `<` for `==` and the like: the negation says the same, more sharply;
# - unary `+` and `~`: no request is made of these.
_OPERATORS = (
    "AddNot",
    "ReplaceAndWithOr",
    "ReplaceOrWithAnd",
    "ReplaceBreakWithContinue",
    "ReplaceContinueWithBreak",
    "RemoveDecorator",
    "ZeroIterationForLoop",
    "ReplaceUnaryOperator_Delete_Not",
    "ReplaceUnaryOperator_Delete_USub",
    "ReplaceBinaryOperator_Add_Sub",
    "ReplaceBinaryOperator_Sub_Add",
    "ReplaceBinaryOperator_Mul_Div",
    "ReplaceBinaryOperator_Div_Mul",
    "ReplaceBinaryOperator_FloorDiv_Mul",
    "ReplaceBinaryOperator_Mod_Mul",
    "ReplaceBinaryOperator_Pow_Mul",
    "ReplaceBinaryOperator_BitOr_BitAnd",
    "ReplaceBinaryOperator_BitAnd_BitOr",
    "ReplaceBinaryOperator_LShift_RShift",
    "ReplaceComparisonOperator_Eq_NotEq",
    "ReplaceComparisonOperator_NotEq_Eq",
    "ReplaceComparisonOperator_Is_IsNot",
    "ReplaceComparisonOperator_IsNot_Is",
    "ReplaceComparisonOperator_Lt_LtE",
    "ReplaceComparisonOperator_Lt_GtE",
    "ReplaceComparisonOperator_LtE_Lt",
    "ReplaceComparisonOperator_LtE_Gt",
    "ReplaceComparisonOperator_Gt_GtE",
    "ReplaceComparisonOperator_Gt_LtE",
    "ReplaceComparisonOperator_GtE_Gt",
    "ReplaceComparisonOperator_GtE_Lt",
)


def is_installed() -> bool:
    """Whether cosmic-ray is there: it comes with the maintainers' dependencies (`pip install --group dev`)."""
    return importlib.util.find_spec("cosmic_ray") is not None


def edits_of(text: SourceText) -> Iterator[Edit]:
    """What cosmic-ray's operators make of a script; nothing where cosmic-ray is not installed."""
    if not is_installed():
        return
    for statement in text.tree.body:
        yield from _edits_of_statement(statement, text)


def _edits_of_statement(statement: ast.stmt, text: SourceText) -> Iterator[Edit]:
    """Statement by statement, because each mutation parses its text anew."""
    trees, mutating = _library()
    start, end = text.line_span(sources.first_line(statement), sources.last_line(statement))
    source = text.text[start:end]
    nodes = list(trees.ast_nodes(trees.get_ast(source)))
    for name, operator in _operators().items():
        occurrences = sum(len(list(operator.mutation_positions(node))) for node in nodes)
        for occurrence in range(occurrences):
            mutated = mutating.MutationVisitor.mutate_code(source, operator, occurrence)
            if mutated is not None:
                yield _difference(source, mutated, start, name)


def _difference(source: str, mutated: str, start: int, operator: str) -> Edit:
    """The one place in which two texts differ, as an edit."""
    shorter = min(len(source), len(mutated))
    head = next((i for i in range(shorter) if source[i] != mutated[i]), shorter)
    tail = next((i for i in range(shorter - head) if source[-1 - i] != mutated[-1 - i]), shorter - head)
    added = mutated[head : len(mutated) - tail]
    line = mutated[mutated.rfind("\n", 0, head) + 1 :].partition("\n")[0].strip()
    return Edit(start + head, start + len(source) - tail, added, PREFIX + operator, f"the line becomes `{line}`")


@lru_cache(maxsize=1)
def _library() -> tuple[Any, Any]:
    # Imported late: a maintainer's tool, that nobody waits for who only reads an attempt.
    return importlib.import_module("cosmic_ray.ast"), importlib.import_module("cosmic_ray.mutating")


@lru_cache(maxsize=1)
def _operators() -> dict[str, Any]:
    provider = importlib.import_module("cosmic_ray.operators.provider").OperatorProvider()
    return {name: provider[name]() for name in _OPERATORS}
