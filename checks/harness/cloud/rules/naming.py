"""Names of tables.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
"""

from __future__ import annotations

import re

from checks.harness.cloud.answers import Refusal
from checks.harness.cloud.operation import Operation
from checks.harness.cloud.tables import Tables

_ALLOWED = "[a-zA-Z0-9_.-]+"
_SHORTEST = 3
_LONGEST = 255


def table_name_is_right(operation: Operation, _tables: Tables) -> None:
    """A table's name has 3 to 255 letters, digits, underscores, dots and hyphens; its ARN may stand for it."""
    name = operation.body.get("TableName")
    if not isinstance(name, str) or name.startswith("arn:"):
        return
    shortest = _SHORTEST if operation.name == "CreateTable" else 1
    if len(name) < shortest:
        _refuse(name, f"have length greater than or equal to {shortest}")
    if len(name) > _LONGEST:
        _refuse(name, f"have length less than or equal to {_LONGEST}")
    if not re.fullmatch(_ALLOWED, name):
        _refuse(name, f"satisfy regular expression pattern: {_ALLOWED}")


def _refuse(name: str, constraint: str) -> None:
    raise Refusal.validation(
        f"1 validation error detected: Value '{name}' at 'tableName' failed to satisfy constraint: Member must "
        + constraint
    )
