"""Carrying out an update: the item as it is afterwards, and what of it is returned.

https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
"""

from __future__ import annotations

import copy
from decimal import Context, Decimal, localcontext
from typing import Any

from checks.harness.cloud import values
from checks.harness.cloud.answers import Refusal
from checks.harness.cloud.rules.conditions import Attribute, Literal
from checks.harness.cloud.rules.evaluation import find
from checks.harness.cloud.rules.expressions import Path
from checks.harness.cloud.rules.projection import project
from checks.harness.cloud.rules.updates import Arithmetic, IfNotExists, ListAppend, Update, Value

JSON = dict[str, Any]

_EXACT = Context(prec=400)
"""Enough for any sum of two numbers that DynamoDB can hold."""


def updated(update: Update, item: JSON) -> JSON:
    """The item (wire form) after the update. Everything is read from the item as it was before.

    Raises:
        Refusal: `ValidationException`, where the item does not have what the expression needs.
    """
    changes = [(path, _value(value, item)) for path, value in update.sets]
    changes += [(path, _added(find(item, path), operand)) for path, operand in update.adds]
    removes = list(update.removes)
    for path, operand in update.deletes:
        rest = _without(find(item, path), operand)
        if rest is None:
            removes.append(path)
        else:
            changes.append((path, rest))
    for path in update.paths:
        _check_parent(item, path)
    result = copy.deepcopy(item)
    # Elements beyond a list's end are appended in the order of their numbers; the numbers are those before the update,
    # so what is taken out is taken from the back.
    for path, value in sorted(changes, key=lambda change: _order(change[0])):
        _put(result, path, copy.deepcopy(value))
    for path in sorted(removes, key=_order, reverse=True):
        if find(item, path) is not None:
            _remove(result, path)
    return result


def returned(wanted: str, update: Update, before: JSON | None, after: JSON | None) -> JSON:
    """What `ReturnValues` asks for, of the item before and after."""
    if wanted == "ALL_OLD":
        return before or {}
    if wanted == "ALL_NEW":
        return after or {}
    if wanted == "UPDATED_OLD":
        return project(before or {}, list(update.paths))
    if wanted == "UPDATED_NEW":
        return project(after or {}, [path for path in update.paths if path not in update.removes])
    return {}


def _value(value: Value, item: JSON) -> JSON:
    if isinstance(value, Literal):
        return values.normalised(value.value or {})
    if isinstance(value, Attribute):
        return _found(item, value.path)
    if isinstance(value, IfNotExists):
        found = find(item, value.path)
        return _value(value.otherwise, item) if found is None else found
    if isinstance(value, ListAppend):
        return {"L": [*_held(value.first, item, "L"), *_held(value.second, item, "L")]}
    return _arithmetic(value, item)


def _arithmetic(value: Arithmetic, item: JSON) -> JSON:
    left, right = _held(value.left, item, "N"), _held(value.right, item, "N")
    return _sum(left, right, 1 if value.sign == "+" else -1)


def _sum(left: str, right: str, sign: int) -> JSON:
    with localcontext(_EXACT):
        return {"N": values.plain_number(str(Decimal(left) + sign * Decimal(right)))}


def _held(value: Value, item: JSON, wanted: str) -> Any:
    found = _value(value, item)
    if values.kind(found) != wanted:
        raise _wrong_type()
    return values.content(found)


def _found(item: JSON, path: Path) -> JSON:
    found = find(item, path)
    if found is None:
        raise Refusal.validation("The provided expression refers to an attribute that does not exist in the item")
    return found


def _added(found: JSON | None, operand: JSON) -> JSON:
    operand = values.normalised(operand)
    if found is None:
        return operand
    if values.kind(found) != values.kind(operand):
        raise _wrong_type()
    if values.kind(found) == "N":
        return _sum(found["N"], operand["N"], 1)
    return {values.kind(found): list(dict.fromkeys([*values.content(found), *values.content(operand)]))}


def _without(found: JSON | None, operand: JSON) -> JSON | None:
    """What is left of a set; `None` where nothing is, or nothing was."""
    if found is None:
        return None
    if values.kind(found) != values.kind(operand):
        raise _wrong_type()
    gone = values.content(values.normalised(operand))
    rest = [member for member in values.content(found) if member not in gone]
    return {values.kind(found): rest} if rest else None


def _check_parent(item: JSON, path: Path) -> None:
    """A part of an attribute can only be changed within a map or list that is there."""
    if len(path) == 1:
        return
    parent = find(item, path[:-1])
    if parent is None or values.kind(parent) != ("L" if isinstance(path[-1], int) else "M"):
        raise Refusal.validation("The document path provided in the update expression is invalid for update")


def _put(item: JSON, path: Path, value: JSON) -> None:
    held, last = _parent(item, path), path[-1]
    if isinstance(last, int) and last >= len(held):
        held.append(value)
    else:
        held[last] = value


def _remove(item: JSON, path: Path) -> None:
    del _parent(item, path)[path[-1]]


def _parent(item: JSON, path: Path) -> Any:
    """The dict or list that holds what is under the path."""
    parent = find(item, path[:-1])
    assert parent is not None
    return values.content(parent)


def _order(path: Path) -> tuple[tuple[str, int], ...]:
    """Names by letters, positions in a list by number."""
    return tuple(("", part) if isinstance(part, int) else (part, 0) for part in path)


def _wrong_type() -> Refusal:
    return Refusal.validation("An operand in the update expression has an incorrect data type")
