"""Measuring what one operation consumes, around the moment in which it is carried out."""

from __future__ import annotations

from typing import Any

from checks.harness.cloud import stored
from checks.harness.cloud.answers import Answer
from checks.harness.cloud.cost import Consumed, consumed, put_consumed
from checks.harness.cloud.operation import Operation
from checks.harness.cloud.tables import Tables

JSON = dict[str, Any]


class Meter:
    """Finds out how large the item was before a write, and replaces the back end's idea of consumed capacity.

    What the rules carry out in the back end's place they measure themselves, see `cost.NOTE`.
    """

    def __init__(self, operation: Operation, tables: Tables) -> None:
        """Prepare the operation: a write that returns nothing is made to return the old item, which is taken out again.

        That saves a request of our own for each write of a student's.
        """
        self._operation = operation
        self._tables = tables
        self._before: JSON | None = None
        self._borrowed = False
        if operation.name in ("PutItem", "DeleteItem") and operation.body.get("ReturnValues", "NONE") == "NONE":
            operation.body = {**operation.body, "ReturnValues": "ALL_OLD"}
            self._borrowed = True
        elif operation.name == "UpdateItem" and operation.body.get("UpdateExpression") is None:
            self._before = self._stored()

    def read(self, answer: Answer) -> Consumed:
        """What the answered operation consumed; the answer tells of it as far as the request asked for it."""
        if self._borrowed:
            self._before = answer.body.pop("Attributes", None)
        elif self._operation.name in ("PutItem", "DeleteItem"):
            self._before = answer.body.get("Attributes")
        used = consumed(self._operation, answer, self._tables, self._before)
        put_consumed(self._operation, answer, used)
        return used

    def _stored(self) -> JSON | None:
        table = self._tables.find(str(self._operation.table), self._operation.region)
        if table is None:
            return None
        key = self._operation.body["Key"]
        return stored.item(table.name, self._operation.region, [key[name] for name in table.keys])
