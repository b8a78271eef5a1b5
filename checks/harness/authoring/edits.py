"""Mutations that matter for DynamoDB code: small edits of a script's text, each of which should turn a check red.

What is general Python (comparisons, arithmetic, `and`/`or`, …) is in `cosmic`; here is what a boto3 script is made of:
requests and their parameters, wire types, expressions, pages, error handling, results.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from checks.harness.authoring import source as sources
from checks.harness.authoring.source import Placed, SourceText


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of text to put in another's place."""

    start: int
    end: int
    """Offsets in characters."""
    text: str
    operator: str
    description: str


# One wrong neighbour each is enough: a check that tells S from N tells S from B as well.
# Types: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html; the others are on the
# pages of CreateTable, UpdateItem and TransactWriteItems there.
_CONSTANTS = {
    "S": "N",
    "N": "S",
    "B": "S",
    "BOOL": "S",
    "NULL": "BOOL",
    "M": "L",
    "L": "M",
    "SS": "NS",
    "NS": "SS",
    "BS": "SS",
    "HASH": "RANGE",
    "RANGE": "HASH",
    "PROVISIONED": "PAY_PER_REQUEST",
    "PAY_PER_REQUEST": "PROVISIONED",
    "ALL_NEW": "ALL_OLD",
    "ALL_OLD": "ALL_NEW",
    "UPDATED_NEW": "UPDATED_OLD",
    "UPDATED_OLD": "UPDATED_NEW",
    "NONE": "ALL_OLD",
    "ALL": "KEYS_ONLY",
    "KEYS_ONLY": "ALL",
    "INCLUDE": "KEYS_ONLY",
    "COUNT": "ALL_ATTRIBUTES",
    "NEW_IMAGE": "OLD_IMAGE",
    "NEW_AND_OLD_IMAGES": "KEYS_ONLY",
    "ACTIVE": "CREATING",
    "CREATING": "ACTIVE",
    "PutRequest": "DeleteRequest",
    "DeleteRequest": "PutRequest",
    "Put": "Delete",
    "Delete": "Put",
    "query": "scan",
    "table_exists": "table_not_exists",
    "table_not_exists": "table_exists",
}
_METHODS = {
    "query": "scan",
    "scan": "query",
    "put_item": "delete_item",
    "exists": "not_exists",
    "not_exists": "exists",
    "gt": "gte",
    "gte": "gt",
    "lt": "lte",
    "lte": "lt",
    "begins_with": "eq",
}
# In the text of an expression (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html).
_EXPRESSIONS = (
    (r"\battribute_not_exists\b", "attribute_exists"),
    (r"\battribute_exists\b", "attribute_not_exists"),
    (r" AND ", " OR "),
    (r" OR ", " AND "),
    (r"\bNOT ", ""),
    (r"(?<![<>])=(?= )", "<>"),
    (r"<=", "<"),
    (r">=", ">"),
    (r"<(?![=>])", "<="),
    (r"(?<!<)>(?!=)", ">="),
    (r" \+ ", " - "),
    (r" - ", " + "),
    (r"\bif_not_exists\(\s*([^(),]+?)\s*,\s*[^(),]+?\s*\)", r"\1"),
    (r"\blist_append\(\s*([^()]+?)\s*,\s*([^(),]+?)\s*\)", r"list_append(\2, \1)"),
    (r"\bADD ", "DELETE "),
    (r"\bDELETE ", "ADD "),
)
_LOOKS_LIKE_AN_EXPRESSION = re.compile(r"[#:]\w|[#:]\{|attribute_(not_)?exists|begins_with\(")

Operator = Callable[[ast.AST, SourceText], Iterator[Edit]]


def edits_of(text: SourceText) -> Iterator[Edit]:
    """Every edit of every operator below, node by node. Not all of them leave valid Python."""
    for node in _nodes(text.tree):
        for operator in OPERATORS:
            yield from operator(node, text)


def drop_argument(node: ast.AST, text: SourceText) -> Iterator[Edit]:
    """A parameter of a request (a condition, a tag, an index, a page token, a region) is left out."""
    if isinstance(node, ast.Call):
        arguments: list[Placed] = [*node.args, *node.keywords]
        for place, argument in enumerate(arguments):
            if isinstance(argument, ast.keyword):
                called = f" of {_name(node.func)}()"
                what = f"{argument.arg}=" if argument.arg else f"**{text.of(argument.value)}"
                spans = [text.span(each) for each in arguments]
                yield _without(text, spans, place, "drop-argument", f"{what}{called} is left out")


def drop_entry(node: ast.AST, text: SourceText) -> Iterator[Edit]:
    """An entry of a dictionary, or an element of a list, is left out."""
    if isinstance(node, ast.Dict):
        spans = [_entry_span(text, key, value) for key, value in zip(node.keys, node.values, strict=True)]
        names = [text.of(key) if key is not None else "**" for key in node.keys]
    elif isinstance(node, ast.List) and isinstance(node.ctx, ast.Load):
        spans = [_with_brackets(text, text.span(element)) for element in node.elts]
        names = [text.of(element) for element in node.elts]
    else:
        return
    for place, name in enumerate(names):
        yield _without(text, spans, place, "drop-entry", f"{_short(name)} is left out")


def swap_constant(node: ast.AST, text: SourceText) -> Iterator[Edit]:
    """A constant of DynamoDB's becomes its neighbour: S and N, HASH and RANGE, Put and Delete."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in _CONSTANTS:
        yield _replaced(text, node, f'"{_CONSTANTS[node.value]}"', "swap-constant")


def swap_method(node: ast.AST, text: SourceText) -> Iterator[Edit]:
    """Another operation is called: scan() for query(), gte() for gt()."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS:
        end = text.span(node.func)[1]
        name, other = node.func.attr, _METHODS[node.func.attr]
        yield Edit(end - len(name), end, other, "swap-method", f"{name}() becomes {other}()")


def change_expression(node: ast.AST, text: SourceText) -> Iterator[Edit]:
    """Part of an expression is turned round: another comparison, function or clause."""
    if not _is_text(node):
        return
    start, end = text.span(node)
    source = text.text[start:end]
    if not _LOOKS_LIKE_AN_EXPRESSION.search(source):
        return
    for pattern, replacement in _EXPRESSIONS:
        for match in re.finditer(pattern, source):
            other = match.expand(replacement)
            description = f"`{match[0].strip()}` becomes `{other.strip()}`"
            yield Edit(start + match.start(), start + match.end(), other, "change-expression", description)


def change_text(node: ast.AST, text: SourceText) -> Iterator[Edit]:
    """A text gets a letter more: a name, a value, an error code that is another one."""
    if _is_text(node):
        start, end = text.span(node)
        source = text.text[start:end]
        quotes = 3 if source.endswith(('"""', "'''")) else 1
        yield Edit(end - quotes, end - quotes, "x", "change-text", f"{_short(source)} gets an x at its end")


def change_number(node: ast.AST, text: SourceText) -> Iterator[Edit]:
    """A number is one more, or one less."""
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        for step in (1, -1):
            yield _replaced(text, node, str(node.value + step), "change-number")


def flip_boolean(node: ast.AST, text: SourceText) -> Iterator[Edit]:
    """True for False, False for True."""
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield _replaced(text, node, str(not node.value), "flip-boolean")


def flip_membership(node: ast.AST, text: SourceText) -> Iterator[Edit]:
    """`not in` for `in`, and the other way round."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and isinstance(node.ops[0], ast.In | ast.NotIn):
        other = "in" if isinstance(node.ops[0], ast.NotIn) else "not in"
        replacement = f"{text.of(node.left)} {other} {text.of(node.comparators[0])}"
        yield _replaced(text, node, replacement, "flip-membership")


def catch_nothing(node: ast.AST, text: SourceText) -> Iterator[Edit]:
    """An error is not caught."""
    if isinstance(node, ast.ExceptHandler) and node.type is not None:
        start, end = text.span(node.type)
        yield Edit(start, end, "ZeroDivisionError", "catch-nothing", f"{text.of(node.type)} is not caught")


def ignore_error(node: ast.AST, text: SourceText) -> Iterator[Edit]:
    """An error is caught, and nothing is done about it."""
    if isinstance(node, ast.ExceptHandler):
        start, end = text.span(node.body[0])[0], text.span(node.body[-1])[1]
        caught = text.of(node.type) if node.type else "any error"
        yield Edit(start, end, "pass", "ignore-error", f"{caught} is caught and ignored")


def return_nothing(node: ast.AST, text: SourceText) -> Iterator[Edit]:
    """The result is None."""
    if isinstance(node, ast.Return) and node.value is not None:
        if isinstance(node.value, ast.Constant) and node.value.value is None:
            return
        yield _replaced(text, node, "return None", "return-nothing")


def stop_after_one(node: ast.AST, text: SourceText) -> Iterator[Edit]:
    """A loop ends after its first round: one page, one batch, one try."""
    if isinstance(node, ast.For | ast.While | ast.AsyncFor):
        last = node.body[-1]
        end = text.span(last)[1]
        indentation = text.lines[node.body[0].lineno - 1][: node.body[0].col_offset]
        if not isinstance(last, ast.Break | ast.Return | ast.Raise | ast.Continue) and not indentation.strip():
            yield Edit(end, end, f"\n{indentation}break", "stop-after-one", "the loop ends after its first round")


def delete_statement(node: ast.AST, text: SourceText) -> Iterator[Edit]:
    """A statement is not there."""
    for body in _bodies(node):
        for statement in body:
            if isinstance(statement, _KEPT) or sources.is_docstring(statement) or sources.is_main_guard(statement):
                continue
            at_the_end = statement is body[-1] and isinstance(node, sources.Function)
            if isinstance(statement, ast.Return) and (at_the_end or statement.value is None):
                continue  # without it the function answers None as well: `return_nothing`
            yield _replaced(text, statement, "pass", "delete-statement")


OPERATORS: Sequence[Operator] = (
    drop_argument,
    drop_entry,
    swap_constant,
    swap_method,
    change_expression,
    change_text,
    change_number,
    flip_boolean,
    flip_membership,
    catch_nothing,
    ignore_error,
    return_nothing,
    stop_after_one,
    delete_statement,
)

# Without an import or a definition the script ends in a NameError, which any check sees; `pass` is nothing anyway.
_KEPT = (
    *(ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef),
    *(ast.Pass, ast.Global, ast.Nonlocal),
)


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a tree, but for what is inside f-strings: before Python 3.12 `ast` does not know its place."""
    yield node
    if not isinstance(node, ast.JoinedStr):
        for child in ast.iter_child_nodes(node):
            yield from _nodes(child)


def _bodies(node: ast.AST) -> Iterator[list[ast.stmt]]:
    for field in ("body", "orelse", "finalbody"):
        body = getattr(node, field, None)
        if isinstance(body, list):  # a lambda's body is an expression
            yield body


def _is_text(node: ast.AST) -> TypeGuard[ast.JoinedStr | ast.Constant]:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str | bytes))


def _replaced(text: SourceText, node: Placed, replacement: str, operator: str) -> Edit:
    start, end = text.span(node)
    return Edit(start, end, replacement, operator, f"{_short(text.text[start:end])} becomes {_short(replacement)}")


def _entry_span(text: SourceText, key: ast.expr | None, value: ast.expr) -> tuple[int, int]:
    start, end = _with_brackets(text, text.span(value))
    return (text.span(key)[0] if key is not None else text.text.rindex("**", 0, start)), end


def _with_brackets(text: SourceText, span: tuple[int, int]) -> tuple[int, int]:
    """A span with the round brackets about it, which `ast` does not count in."""
    start, end = span
    before, after = text.text[:start].rstrip(), re.compile(r"\s*\)").match(text.text, end)
    if before.endswith("(") and after:
        return _with_brackets(text, (len(before) - 1, after.end()))
    return span


def _without(text: SourceText, spans: list[tuple[int, int]], place: int, operator: str, description: str) -> Edit:
    """An edit that takes one of several things, with commas between them, out."""
    start, end = spans[place]
    if place + 1 < len(spans):
        end = spans[place + 1][0]
    elif place > 0:
        start = spans[place - 1][1]
    else:
        comma = re.compile(r"\s*,").match(text.text, end)
        end = comma.end() if comma else end
    return Edit(start, end, "", operator, description)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else "a call"


def _short(source: str) -> str:
    line = " ".join(source.split())
    return line if len(line) <= 60 else f"{line[:57]}…"
