"""Carrying out a Query or Scan: which items a page reads, which of them it gives, and where the next one begins.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any

from checks.harness.cloud.cost import Consumed, item_size, read_units
from checks.harness.cloud.operation import Operation
from checks.harness.cloud.rules.evaluation import holds
from checks.harness.cloud.rules.projection import cut, pick
from checks.harness.cloud.rules.selections import key_condition_of, segment_of
from checks.harness.cloud.rules.sources import Position, Source
from checks.harness.cloud.rules.usage import expressions_of
from checks.harness.cloud.stored import StoredItem

JSON = dict[str, Any]

MAX_PAGE = 1024 * 1024
"""Bytes that one page reads, before its filter."""


@dataclass(frozen=True, slots=True)
class _Row:
    """An item, and what the index has of it: all of it in the table itself."""

    item: JSON
    seen: JSON


@dataclass(slots=True)
class _Page:
    """What was read, what it takes in the table or index, and whether reading ended before the end."""

    rows: list[_Row]
    size: int
    cut_short: bool


def read(operation: Operation, source: Source) -> tuple[JSON, Consumed]:
    """The answer to a Query or Scan, and what it costs."""
    page = _page(operation, source)
    condition, paths = expressions_of(operation).filter, expressions_of(operation).projection
    kept = [row for row in page.rows if condition is None or holds(condition, row.seen)]
    answer: JSON = {"Count": len(kept), "ScannedCount": len(page.rows)}
    fetches = _fetches_from_table(operation, source)
    if operation.body.get("Select") != "COUNT":
        answer["Items"] = [
            cut(row.item if fetches else row.seen, paths, operation.body.get("AttributesToGet")) for row in kept
        ]
    if page.cut_short:
        answer["LastEvaluatedKey"] = pick(page.rows[-1].item, source.all_keys)
    return answer, _cost(operation, source, page.size, [row.item for row in kept] if fetches else [])


def _page(operation: Operation, source: Source) -> _Page:
    page, kept = _Page([], 0, cut_short=False), source.attributes
    limit = operation.body.get("Limit")
    for stored in _entries(operation, source):
        item = stored.read()
        row = _Row(item, item if kept is None else pick(item, list(kept)))
        size = item_size(row.seen)
        # AWS does not look whether there is more after `Limit` items: a page that is full says that there may be.
        if page.rows and (len(page.rows) == limit or page.size + size > MAX_PAGE):
            page.cut_short = True
            break
        page.rows.append(row)
        page.size += size
    page.cut_short = page.cut_short or len(page.rows) == limit
    return page


def _entries(operation: Operation, source: Source) -> list[StoredItem]:
    """All items that are still to be read, in order."""
    condition = key_condition_of(operation, source)
    entries = source.entries(condition.partition if condition else None)
    if condition is not None and condition.sort is not None:
        entries = [entry for entry in entries if condition.sort.matches(entry[0][1])]
    if total := operation.body.get("TotalSegments"):
        segment = operation.body["Segment"]
        entries = [entry for entry in entries if segment_of(entry[0][0], total) == segment]
    forward = operation.body.get("ScanIndexForward", True)
    if start := operation.body.get("ExclusiveStartKey"):
        entries = _after(entries, source.position(start), forward)
    return [item for _, item in (entries if forward else reversed(entries))]


def _after(
    entries: list[tuple[Position, StoredItem]], start: Position, forward: bool
) -> list[tuple[Position, StoredItem]]:
    positions = [position for position, _ in entries]
    return entries[bisect_right(positions, start) :] if forward else entries[: bisect_left(positions, start)]


def _fetches_from_table(operation: Operation, source: Source) -> bool:
    """Whether a local index has to look up in its table what it does not have itself."""
    kept = source.attributes
    if kept is None or source.index is None or source.index.is_global:
        return False
    if operation.body.get("Select") == "ALL_ATTRIBUTES":
        return True
    asked = {path[0] for path in expressions_of(operation).projection or ()}
    return not asked.union(operation.body.get("AttributesToGet") or ()) <= kept


def _cost(operation: Operation, source: Source, size: int, fetched: list[JSON]) -> Consumed:
    consistent = bool(operation.body.get("ConsistentRead"))
    units = read_units(size, consistent)
    # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html: each item that is fetched from the
    # table costs by its own whole size.
    from_table = sum(read_units(item_size(item), consistent) for item in fetched)
    if source.index is None:
        return Consumed(read=units)
    member = "GlobalSecondaryIndexes" if source.index.is_global else "LocalSecondaryIndexes"
    return Consumed(read=units + from_table, indexes={member: {source.index.name: units}})
