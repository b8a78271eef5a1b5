"""What is arranged once for a whole run and not once a criterion: large tables, above all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from checks.harness.cloud.backend import Backend, TableAddress


@dataclass(slots=True)
class _Arrangement:
    value: Any
    tables: list[TableAddress]
    kept: object


class Shared:
    """Arrangements by label. One that somebody has written to is forgotten, so that the next criterion gets it new."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._arrangements: dict[str, _Arrangement] = {}
        self._there: set[str] = set()

    def begin(self) -> None:
        """Get ready for the next criterion. To be called before the back end forgets what was written to."""
        for label in self._there:
            if not self._backend.untouched(self._arrangements[label].tables):
                del self._arrangements[label]
        self._there.clear()

    def find(self, label: str) -> Any | None:
        """The value of an arrangement, whose tables are there now; `None` where there is none."""
        arranged = self._arrangements.get(label)
        if arranged is None:
            return None
        if label not in self._there:
            self._backend.put_back(arranged.kept)
            self._there.add(label)
        return arranged.value

    def keep(self, label: str, value: Any, tables: list[TableAddress]) -> None:
        """Keep what has just been arranged, where the back end can."""
        kept = self._backend.keep(tables)
        if kept is not None:
            self._arrangements[label] = _Arrangement(value, tables, kept)
            self._there.add(label)
