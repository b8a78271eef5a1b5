"""A table's life: being created, changed and deleted takes time, and meanwhile AWS refuses what it refuses.

    CreateTable ──► CREATING ──► ACTIVE ◄──► UPDATING
                                   │
                    DeleteTable ──►└──► DELETING ──► gone

https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html (TableStatus)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from checks.harness.cloud.answers import Answer, Refusal
from checks.harness.cloud.client import Client, ServiceError
from checks.harness.cloud.operation import ITEM_OPERATIONS, Operation

JSON = dict[str, Any]

ACTIVATION, UPDATE, DELETION = 8.0, 5.0, 4.0
"""Virtual seconds that each takes unless a check says otherwise: about what AWS needs."""


@dataclass(slots=True)
class _Phase:
    """What a table is in the middle of."""

    status: str
    until: float


class Lifecycle:
    """Which tables are in the middle of something. The back end itself knows only tables that are there or not."""

    def __init__(self, client: Client, epoch: float) -> None:
        """`epoch` is the Unix time at virtual second 0."""
        self._client = client
        self._epoch = epoch
        self._phases: dict[tuple[str, str], _Phase] = {}
        self._created: dict[tuple[str, str], float] = {}
        self.activation_time = ACTIVATION
        self.update_time = UPDATE
        self.deletion_time = DELETION

    def status(self, name: str, region: str) -> str | None:
        """What the table is in the middle of; `None` when nothing is under way."""
        phase = self._phases.get((region, name))
        return phase.status if phase else None

    def settle(self, now: float) -> list[str]:
        """Finish what is due by now. Gives the names of the tables that changed."""
        due = [place for place, phase in self._phases.items() if phase.until <= now]
        for region, name in due:
            if self._phases.pop((region, name)).status == "DELETING":
                self.forget(name, region)
                self._remove(name, region)
        return [name for _, name in due]

    def forget(self, name: str, region: str) -> None:
        """Let go of a table that is not there any more."""
        self._phases.pop((region, name), None)
        self._created.pop((region, name), None)

    def _remove(self, name: str, region: str) -> None:
        try:
            self._client.send("DeleteTable", region, TableName=name)
        except ServiceError as error:
            if error.code != "ResourceNotFoundException":
                raise

    def instead(self, operation: Operation, now: float) -> Answer | None:
        """Refuse what the table's state forbids, or answer in the back end's place. Raises Refusal."""
        if operation.name in ITEM_OPERATIONS:
            self._refuse_items(operation)
        name = operation.table
        if name is None:
            return None
        status = self.status(name, operation.region)
        if operation.name == "DeleteTable":
            return self._delete(name, operation.region, status, now)
        if operation.name == "UpdateTable" and status is not None:
            raise _in_use(name, status)
        return None

    def _refuse_items(self, operation: Operation) -> None:
        """A table that is still being created cannot be read or written; one that is being deleted still can.

        https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
        https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html
        """
        for name in operation.tables:
            if self.status(name, operation.region) == "CREATING":
                raise Refusal("ResourceNotFoundException", "Requested resource not found")

    def _delete(self, name: str, region: str, status: str | None, now: float) -> Answer | None:
        # https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html
        if status in ("CREATING", "UPDATING"):
            raise _in_use(name, status)
        try:
            table = self._client.send("DescribeTable", region, TableName=name)["Table"]
        except ServiceError:
            return None  # the back end says that there is no such table
        if table.get("DeletionProtectionEnabled"):
            return None  # and it refuses this as well
        # A second DeleteTable while the first is at work is no error, and changes nothing.
        if status != "DELETING":
            self.begin_deleting(name, region, now)
        return Answer(200, {"TableDescription": table})

    def follow(self, operation: Operation, answer: Answer, now: float) -> None:
        """Note what an answered operation began, and show the table as it is in the answer."""
        name = operation.table
        if not answer.ok or name is None:
            return
        if operation.name == "CreateTable":
            self.begin_creating(name, operation.region, now, self.activation_time)
        elif operation.name == "UpdateTable" and self.update_time > 0:
            self._phases[operation.region, name] = _Phase("UPDATING", now + self.update_time)
        for member in ("Table", "TableDescription"):
            if isinstance(answer.body.get(member), dict):
                answer.body[member] = self.seen(answer.body[member], name, operation.region)

    def begin_deleting(self, name: str, region: str, now: float) -> None:
        """Let a table be DELETING for the deletion time; then it is gone."""
        self._phases[region, name] = _Phase("DELETING", now + self.deletion_time)

    def begin_creating(self, name: str, region: str, now: float, seconds: float) -> None:
        """Let a table that the back end has just made be CREATING for so many seconds."""
        self._created[region, name] = self._epoch + now
        if seconds > 0:
            self._phases[region, name] = _Phase("CREATING", now + seconds)

    def seen(self, table: JSON, name: str, region: str) -> JSON:
        """A table's description with its real status and the virtual time of its creation."""
        status = self.status(name, region)
        seen = {**table, "TableStatus": status} if status else dict(table)
        created = self._created.get((region, name))
        if created is not None:
            seen["CreationDateTime"] = created
        if status == "CREATING" and seen.get("GlobalSecondaryIndexes"):
            # https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalSecondaryIndexDescription.html
            indexes = seen["GlobalSecondaryIndexes"]
            seen["GlobalSecondaryIndexes"] = [{**index, "IndexStatus": "CREATING"} for index in indexes]
        return seen


_DOING = {"CREATING": "created", "UPDATING": "updated", "DELETING": "deleted"}


def _in_use(name: str, status: str) -> Refusal:
    return Refusal(
        "ResourceInUseException",
        f"Attempt to change a resource which is still in use: Table is being {_DOING[status]}: {name}",
    )
