"""Brings the tables of a journal back into a cloud, and writes down what becomes of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from checks.harness.cloud import stored
from checks.harness.cloud.backend import Unreachable
from checks.harness.cloud.boundary import Boundary
from checks.harness.cloud.client import ServiceError
from checks.harness.cloud.operation import Operation
from checks.harness.local.journal import Journal, JournalError
from checks.harness.local.record import ITEMS, Record

UNREPEATABLE = frozenset({"RestoreTableFromBackup", "RestoreTableToPointInTime", "ImportTable"})
"""What makes a table out of something that the journal does not have."""

_MANY = 5000
"""Lines after which the journal is written anew: some seconds at the next start."""
_TOGETHER = 25
"""Items of one line; as many as a batch may write."""


class Keeper:
    """Keeps the tables of one cloud in a journal."""

    def __init__(self, journal: Journal, boundary: Boundary) -> None:
        self._journal = journal
        self._boundary = boundary
        self._designs: dict[tuple[str, str], list[Record]] = {}
        """How each table, by region and name, came to be what it is, without its items."""
        self._much = _MANY

    def bring_back(self) -> str | None:
        """Fill the cloud with what the journal has, and write the journal anew, which makes it short.

        Gives a sentence where its last line was left out: it is about a request that was never answered. Raises
        JournalError.
        """
        refused: tuple[int, str] | None = None
        cut_off = False
        for number, record in self._journal.records():
            if refused is not None:
                raise self._journal.damaged(refused[0], f"is refused now ({refused[1]})")
            if record is None:
                cut_off = True
                break
            why = self._repeat(record)
            refused = None if why is None else (number, why)
        assert self._boundary.lifecycle is not None, "a journal is for the simulated cloud"
        self._boundary.lifecycle.settle(float("inf"))
        self._boundary.tables.forget()
        self._journal.rewrite(self._records())
        if cut_off or refused is not None:
            return f"The last line of {self._journal.file} was cut off before its request was answered: it is left out."
        return None

    def _repeat(self, record: Record) -> str | None:
        """Carry out a record again; why not, if it is refused."""
        if record.operation == ITEMS:
            requests = [{"PutRequest": {"Item": item}} for item in record.body["Items"]]
            try:
                self._boundary.client.send("BatchWriteItem", record.region, RequestItems={record.table: requests})
            except (ServiceError, Unreachable) as error:
                return str(error)
            return None
        answer = self._boundary.handle(record.request())
        entry = self._boundary.trace[-1]
        self._boundary.trace.clear()
        if answer.status != 200:
            return f"{entry.operation}: {entry.answer}"
        self._note(record)
        return None

    def before(self, operation: Operation) -> Record | None:
        """Write down a request that is about to be carried out, if it changes anything. Raises JournalError."""
        record = Record.of(operation)
        if record is not None:
            if self._journal.lines >= self._much:
                self._shorten()
            self._journal.append(record)
        return record

    def after(self, record: Record, *, granted: bool) -> None:
        """Tell what became of the request that was written down."""
        if granted:
            self._note(record)
        else:
            self._journal.take_back()

    def _shorten(self) -> None:
        """Write the journal anew; where there is no room for two it stays as long as it is."""
        try:
            self._journal.rewrite(self._records())
        except JournalError:
            self._much *= 2

    def _note(self, record: Record) -> None:
        place = record.region, record.table
        if record.operation == "CreateTable":
            self._designs[place] = [record]
        elif record.operation == "DeleteTable":
            self._designs.pop(place, None)
        elif record.is_design and place in self._designs:
            self._designs[place].append(record)

    def _records(self) -> Iterator[Record]:
        """The shortest journal of what is there now."""
        for (region, name), (created, *changes) in self._designs.items():
            yield created
            # Before the changes: an index that came later leaves out items that it cannot take, and refuses new ones.
            items = (item.read() for item in stored.all_items(name, region))
            while some := list(islice(items, _TOGETHER)):
                yield Record(created.at, region, ITEMS, {"TableName": name, "Items": some})
            yield from changes
