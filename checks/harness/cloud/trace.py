"""The record of what a student's code asked of the service, in the order in which it asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, overload

from checks.harness.cloud.operation import Operation

JSON = dict[str, Any]


@dataclass(slots=True)
class Entry:
    """One request, retries of the SDK included, and what became of it."""

    operation: str
    service: str
    region: str
    table: str | None
    body: JSON
    """The parameters in wire form, as they were sent."""
    url: str
    at: float
    """Virtual seconds at which the request arrived."""
    attempt: int
    access_key: str
    """Whose request it is; empty for one that is not signed."""
    where: str | None
    """The student's line that led to it, as `script.py:41`."""
    answered: float = 0.0
    """Virtual seconds at which the answer left."""
    answer: str = "none"
    """`ok`, or AWS's error code."""
    read_units: float = 0.0
    write_units: float = 0.0
    crash: str | None = None
    """What the back end raised, where it broke instead of answering."""


class Trace(Sequence[Entry]):
    """The requests of one criterion."""

    def __init__(self, entries: list[Entry] | None = None) -> None:
        self._entries: list[Entry] = entries if entries is not None else []

    def open(self, operation: Operation, now: float) -> Entry:
        """Record a request that has just arrived."""
        entry = Entry(
            operation=operation.name,
            service=operation.service,
            region=operation.region,
            table=operation.table,
            body=operation.body,
            url=operation.http.url,
            at=now,
            attempt=operation.attempt,
            access_key=operation.access_key,
            where=operation.http.where,
        )
        self._entries.append(entry)
        return entry

    def of(self, *operations: str) -> Trace:
        """The requests of these kinds."""
        return Trace([entry for entry in self._entries if entry.operation in operations])

    def pauses(self, *operations: str) -> list[float]:
        """Virtual seconds between each answer and the next request, among the requests of these kinds (or all)."""
        entries = self.of(*operations) if operations else self
        return [round(later.at - earlier.answered, 6) for earlier, later in pairwise(entries)]

    @property
    def operations(self) -> list[str]:
        """The names of the operations, in order."""
        return [entry.operation for entry in self._entries]

    @property
    def regions(self) -> set[str]:
        return {entry.region for entry in self._entries}

    @property
    def read_units(self) -> float:
        return sum(entry.read_units for entry in self._entries)

    @property
    def write_units(self) -> float:
        return sum(entry.write_units for entry in self._entries)

    def clear(self) -> None:
        """Forget what was recorded so far, to look at one call alone."""
        self._entries.clear()

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> Trace: ...
    def __getitem__(self, index: int | slice) -> Entry | Trace:
        return Trace(self._entries[index]) if isinstance(index, slice) else self._entries[index]

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __repr__(self) -> str:
        return f"[{', '.join(f'{entry.operation} {entry.answer}' for entry in self._entries)}]"
