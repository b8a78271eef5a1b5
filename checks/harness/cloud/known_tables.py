"""The tables as the back end has them, remembered until somebody may have changed them."""

from __future__ import annotations

from typing import Any

from checks.harness.cloud.client import Client, ServiceError
from checks.harness.cloud.tables import Table

JSON = dict[str, Any]


class KnownTables:
    """Looks tables up for the rules; each is asked for once."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._known: dict[tuple[str, str], Table | None] = {}

    def find(self, name: str, region: str) -> Table | None:
        """The table of that name in that region, or `None`."""
        if (region, name) not in self._known:
            self._known[region, name] = self._describe(name, region)
        return self._known[region, name]

    def _describe(self, name: str, region: str) -> Table | None:
        try:
            return Table.read(self._client.send("DescribeTable", region, TableName=name)["Table"])
        except ServiceError:
            return None

    def item(self, name: str, region: str, key: JSON) -> JSON | None:
        """The stored item with that key (both in wire form), or `None`."""
        try:
            answer = self._client.send("GetItem", region, TableName=name, Key=key, ConsistentRead=True)
        except ServiceError:
            return None
        item: JSON | None = answer.get("Item")
        return item

    def forget(self, name: str | None = None) -> None:
        """Look again next time: at one table, in whichever region, or at all."""
        if name is None:
            self._known.clear()
        else:
            self._known = {place: table for place, table in self._known.items() if place[1] != name}
