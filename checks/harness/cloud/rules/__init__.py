"""The rules that AWS has and moto lacks.

For each request the boundary calls, in this order: `refuse_what_aws_refuses`, then (after its own stages) `translate`
for what to ask moto, then `amend` on moto's answer; and `refusal_of_crash` where moto raises instead of answering.
"""

from __future__ import annotations

from collections.abc import Callable

from checks.harness.cloud.operation import Operation
from checks.harness.cloud.rules.amendments import amend
from checks.harness.cloud.rules.batches import (
    reads_are_right,
    reads_fit_the_tables,
    writes_are_right,
    writes_fit_the_tables,
)
from checks.harness.cloud.rules.crashes import refusal_of_crash
from checks.harness.cloud.rules.items import (
    item_is_small_enough,
    put_and_delete_return_old_values_only,
    update_keeps_to_attributes,
    values_are_right,
)
from checks.harness.cloud.rules.keys import item_fits_the_table, key_fits_the_table
from checks.harness.cloud.rules.naming import table_name_is_right
from checks.harness.cloud.rules.parameters import parameters_fit_the_model
from checks.harness.cloud.rules.selections import (
    index_serves_the_request,
    key_condition_fits_the_keys,
    key_condition_is_given,
    segments_are_right,
    selection_is_right,
    start_key_fits_the_request,
    start_key_holds_values,
)
from checks.harness.cloud.rules.table_design import (
    global_indexes_are_right,
    index_names_and_projections_are_right,
    key_schema_is_right,
    local_indexes_are_right,
)
from checks.harness.cloud.rules.tags import tagged_table_is_there, tags_are_given, tags_are_right
from checks.harness.cloud.rules.translation import Question, translate
from checks.harness.cloud.rules.usage import expressions_are_right
from checks.harness.cloud.tables import Tables

__all__ = ["Question", "amend", "refusal_of_crash", "refuse_what_aws_refuses", "translate"]

Rule = Callable[[Operation, Tables], None]

# AWS looks at the request by itself first, and only then at the table that it names.
_ALWAYS: tuple[Rule, ...] = (parameters_fit_the_model, table_name_is_right)
_RULES: dict[str, tuple[Rule, ...]] = {
    "CreateTable": (
        key_schema_is_right,
        local_indexes_are_right,
        global_indexes_are_right,
        index_names_and_projections_are_right,
        tags_are_right,
    ),
    "PutItem": (
        values_are_right,
        put_and_delete_return_old_values_only,
        item_is_small_enough,
        expressions_are_right,
        item_fits_the_table,
    ),
    "GetItem": (values_are_right, expressions_are_right, key_fits_the_table),
    "DeleteItem": (
        values_are_right,
        put_and_delete_return_old_values_only,
        expressions_are_right,
        key_fits_the_table,
    ),
    "UpdateItem": (values_are_right, expressions_are_right, key_fits_the_table, update_keeps_to_attributes),
    "BatchWriteItem": (writes_are_right, writes_fit_the_tables),
    "BatchGetItem": (reads_are_right, reads_fit_the_tables),
    "Query": (
        key_condition_is_given,
        selection_is_right,
        start_key_holds_values,
        expressions_are_right,
        index_serves_the_request,
        key_condition_fits_the_keys,
        start_key_fits_the_request,
    ),
    "Scan": (
        selection_is_right,
        segments_are_right,
        start_key_holds_values,
        expressions_are_right,
        index_serves_the_request,
        start_key_fits_the_request,
    ),
    "TagResource": (tags_are_given, tags_are_right, tagged_table_is_there),
    "UntagResource": (tags_are_given, tagged_table_is_there),
}


def refuse_what_aws_refuses(operation: Operation, tables: Tables) -> None:
    """Hold a request to DynamoDB against the rules for its operation.

    Raises:
        Refusal: AWS would not carry the request out.
    """
    for rule in (*_ALWAYS, *_RULES.get(operation.name, ())):
        rule(operation, tables)
