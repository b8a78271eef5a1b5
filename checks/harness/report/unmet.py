"""What of a result is not met, in the order and the groups in which a student is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from checks.harness.report.model import Criterion, Result


def by_cause(criteria: Iterable[Criterion]) -> list[tuple[Criterion, ...]]:
    """The criteria that failed or are in error, in their order; those that fail for the very same reason together."""
    groups: dict[tuple[object, ...], list[Criterion]] = {}
    for criterion in criteria:
        if criterion.status in ("failed", "error"):
            cause = (criterion.status, criterion.message, criterion.where, criterion.expected, criterion.got)
            # Without a message only the requirement says what is wrong, and that is each criterion's own.
            key = cause if criterion.message.strip() else (len(groups),)
            groups.setdefault(key, []).append(criterion)
    return [tuple(group) for group in groups.values()]


def shared_cause(result: Result) -> tuple[Criterion, ...]:
    """The criteria with one and the same cause, where that is most of all criteria: a script that does not parse."""
    largest = max(by_cause(result.criteria), key=len, default=())
    return largest if len(largest) > 1 and len(largest) * 2 > len(result.criteria) else ()


def waiting(criteria: Iterable[Criterion]) -> list[Criterion]:
    """One criterion for each TODO that is not started, in the order of their numbers."""
    first: dict[object, Criterion] = {}
    for criterion in criteria:
        if criterion.status == "not started":
            first.setdefault(criterion.todo or criterion.function, criterion)
    # A sort keeps the order of equals: TODOs without a number follow in the order of the checklist.
    return sorted(first.values(), key=lambda each: (each.todo is None, each.todo or 0))


def todo_name(criterion: Criterion) -> str:
    """`TODO 3, list_tables, dynamodb_script.py:80`, or the requirement where none of it is known."""
    number = f"TODO {criterion.todo}" if criterion.todo is not None else None
    return ", ".join(part for part in (number, criterion.function, criterion.where) if part) or criterion.text


def sent(criterion: Criterion) -> str:
    """What the code sent, in short, where that tells more than the values do: no values, or a refused request."""
    refused = any(request.answer != "ok" for request in criterion.requests)
    if criterion.expected is not None and not refused:
        return ""
    return ", ".join(
        operation + (f" x {count}" if count > 1 else "") + (f" ({answer})" if answer != "ok" else "")
        for (operation, answer), requests in groupby(criterion.requests, key=lambda each: (each.operation, each.answer))
        for count in [len(list(requests))]
    )


def others(numbers: Sequence[int]) -> str:
    """Which further criteria fail for the same reason, by the numbers of their lines."""
    if not numbers:
        return ""
    lines = sorted(set(numbers))
    place = f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(map(str, lines))}"
    return f"{len(numbers)} more, in {place}"
