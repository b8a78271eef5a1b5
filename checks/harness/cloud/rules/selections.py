"""What a Query or Scan may ask for: index, consistency, selection, segments, the place to go on from.

https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html
"""

from __future__ import annotations

from checks.harness.cloud import values
from checks.harness.cloud.answers import Refusal
from checks.harness.cloud.operation import Operation
from checks.harness.cloud.rules.conditions import paths_of
from checks.harness.cloud.rules.key_conditions import KeyCondition, key_condition
from checks.harness.cloud.rules.keys import check_contents
from checks.harness.cloud.rules.sources import HASHES, Source, hash_of, source_of
from checks.harness.cloud.rules.usage import expressions_of
from checks.harness.cloud.tables import Tables

_INVALID_START = "The provided starting key is invalid"


def selection_is_right(operation: Operation, _tables: Tables) -> None:
    """`Select` goes with a projection or without one."""
    body = operation.body
    select = body.get("Select")
    given = next((member for member in ("ProjectionExpression", "AttributesToGet") if body.get(member)), None)
    detected = "1 validation error detected: " if operation.name == "Query" else ""
    if select == "SPECIFIC_ATTRIBUTES" and given is None:
        raise Refusal.validation(
            f"{detected}Must specify the AttributesToGet or ProjectionExpression "
            "when choosing to get SPECIFIC_ATTRIBUTES"
        )
    if select not in (None, "SPECIFIC_ATTRIBUTES") and given is not None:
        what = "only the Count" if select == "COUNT" else select
        raise Refusal.validation(f"{detected}Cannot specify the {given} when choosing to get {what}")
    if select == "ALL_PROJECTED_ATTRIBUTES" and body.get("IndexName") is None:
        raise Refusal.validation(
            f"{detected}ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName"
        )


def segments_are_right(operation: Operation, _tables: Tables) -> None:
    """`Segment` and `TotalSegments` come together, and the segment is one of them."""
    segment, total = operation.body.get("Segment"), operation.body.get("TotalSegments")
    if segment is not None and total is None:
        raise Refusal.validation(
            "The TotalSegments parameter is required but was not present in the request "
            "when Segment parameter is present"
        )
    if total is not None and segment is None:
        raise Refusal.validation(
            "The Segment parameter is required but was not present in the request "
            "when parameter TotalSegments is present"
        )
    if segment is not None and total is not None and segment >= total:
        raise Refusal.validation(
            "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
            f"Segment: {segment} is not less than TotalSegments: {total}"
        )


def key_condition_is_given(operation: Operation, _tables: Tables) -> None:
    """A Query says which partition."""
    if operation.body.get("KeyConditions") is None and operation.body.get("KeyConditionExpression") is None:
        raise Refusal.validation(
            "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request."
        )


def start_key_holds_values(operation: Operation, _tables: Tables) -> None:
    """The values of `ExclusiveStartKey` follow the rules for values."""
    for value in (operation.body.get("ExclusiveStartKey") or {}).values():
        try:
            values.check(value)
        except Refusal as refusal:
            raise Refusal(refusal.code, f"{_INVALID_START}: {refusal.message}") from refusal


def index_serves_the_request(operation: Operation, tables: Tables) -> None:
    """The index is there, and has what is asked of it."""
    source = source_of(operation, tables)
    if source is None or source.index is None or not source.index.is_global:
        return
    if operation.body.get("ConsistentRead"):
        raise Refusal.validation("Consistent reads are not supported on global secondary indexes")
    name, kept = source.index.name, source.attributes
    if operation.body.get("Select") == "ALL_ATTRIBUTES" and kept is not None:
        raise Refusal.validation(
            "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for "
            f"global secondary index {name} because its projection type is not ALL"
        )
    asked = [str(path[0]) for path in expressions_of(operation).projection or ()]
    asked += operation.body.get("AttributesToGet") or ()
    if missing := [attribute for attribute in asked if kept is not None and attribute not in kept]:
        raise Refusal.validation(
            "One or more parameter values were invalid: "
            f"Global secondary index {name} does not project [{', '.join(missing)}]"
        )


def key_condition_fits_the_keys(operation: Operation, tables: Tables) -> None:
    """A key condition asks what the keys of the table or index can answer; the filter leaves those keys alone."""
    source = source_of(operation, tables)
    if source is None:
        return
    key_condition_of(operation, source)
    condition = expressions_of(operation).filter
    filtered = {path[0] for path in paths_of(condition)} if condition is not None else set()
    for name in source.keys:
        if name in filtered:
            raise Refusal.validation(
                f"Filter Expression can only contain non-primary key attributes: Primary key attribute: {name}"
            )


def start_key_fits_the_request(operation: Operation, tables: Tables) -> None:
    """`ExclusiveStartKey` is a key of the table or index, and one that this request can have come to."""
    key, source = operation.body.get("ExclusiveStartKey"), source_of(operation, tables)
    if key is None or source is None:
        return
    types = {name: source.table.types[name] for name in source.all_keys}
    if {name: values.kind(value) for name, value in key.items()} != types:
        plain = operation.name == "Scan" and source.index is None
        raise Refusal.validation(
            f"{_INVALID_START}: The provided key element does not match the schema" if plain else _INVALID_START
        )
    check_contents({name: key[name] for name in source.table.keys}, source.table)
    condition = key_condition_of(operation, source)
    if condition is not None:
        _check_within_query(key, condition, source)
    elif operation.body.get("TotalSegments"):
        _check_within_segment(key, operation, source)


def key_condition_of(operation: Operation, source: Source) -> KeyCondition | None:
    """What a Query asks of the keys; `None` for a Scan, and where it asks with the older parameters."""
    terms = expressions_of(operation).key
    return None if terms is None else key_condition(terms, source.table, source.keys)


def segment_of(partition: int, total: int) -> int:
    """Which of so many segments a partition's place lies in."""
    return partition * total // HASHES


def _check_within_query(key: dict[str, dict[str, str]], condition: KeyCondition, source: Source) -> None:
    partition, *sort = source.keys
    if not values.equal(key[partition], condition.partition):
        raise Refusal.validation("The provided starting key is outside query boundaries based on provided conditions")
    if condition.sort is not None and not condition.sort.matches(values.sort_key(key[sort[0]])):
        raise Refusal.validation("The provided starting key does not match the range key predicate")


def _check_within_segment(key: dict[str, dict[str, str]], operation: Operation, source: Source) -> None:
    segment, total = operation.body["Segment"], operation.body["TotalSegments"]
    partition = next(iter(source.keys))
    if segment_of(hash_of(key[partition]), total) != segment:
        raise Refusal.validation(
            f"{_INVALID_START}: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. "
            f"TotalSegments: {total} Segment: {segment}"
        )
