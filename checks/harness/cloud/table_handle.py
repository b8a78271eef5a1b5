"""One table as a check looks at it: its design, its items, its state."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checks.harness.cloud.boundary import Boundary
from checks.harness.cloud.client import ServiceError, plain, typed
from checks.harness.cloud.tables import key_schema

JSON = dict[str, Any]

_BATCH = 25


class TableHandle:
    """A table by name and region, whether it is there or not. Looking at it leaves no trace."""

    def __init__(self, boundary: Boundary, name: str, region: str) -> None:
        self.name = name
        self.region = region
        self._boundary = boundary
        self._client = boundary.client

    def _send(self, operation: str, **parameters: Any) -> JSON:
        return self._client.send(operation, self.region, TableName=self.name, **parameters)

    @property
    def description(self) -> JSON:
        """DescribeTable's `Table` member as the student would get it now; empty when there is no such table."""
        try:
            table: JSON = self._send("DescribeTable")["Table"]
        except ServiceError as error:
            if error.code != "ResourceNotFoundException":
                raise
            return {}
        lifecycle = self._boundary.lifecycle
        return lifecycle.seen(table, self.name, self.region) if lifecycle else table

    @property
    def status(self) -> str | None:
        """`ACTIVE`, `CREATING`, `UPDATING`, `DELETING`; `None` when there is no such table."""
        status: str | None = self.description.get("TableStatus")
        return status

    @property
    def exists(self) -> bool:
        """Whether the table is there, and not on its way out."""
        return self.status not in (None, "DELETING")

    @property
    def key_schema(self) -> dict[str, str]:
        """`{"customer_id": "HASH", "product_id": "RANGE"}`; empty when there is no such table."""
        return key_schema(self.description)

    @property
    def attribute_definitions(self) -> dict[str, str]:
        """`{"customer_id": "S"}`: every key attribute of the table and of its indexes, with its type."""
        return {a["AttributeName"]: a["AttributeType"] for a in self.description.get("AttributeDefinitions", [])}

    @property
    def key_types(self) -> dict[str, str | None]:
        """The type of each attribute of the table's own key: `{"customer_id": "S"}`."""
        types = self.attribute_definitions
        return {name: types.get(name) for name in self.key_schema}

    @property
    def throughput(self) -> tuple[int, int]:
        """Provisioned read and write units; zeros for a table that is paid by request."""
        throughput = self.description.get("ProvisionedThroughput", {})
        return int(throughput.get("ReadCapacityUnits", 0)), int(throughput.get("WriteCapacityUnits", 0))

    @property
    def billing_mode(self) -> str:
        """`PROVISIONED` or `PAY_PER_REQUEST`."""
        return str(self.description.get("BillingModeSummary", {}).get("BillingMode", "PROVISIONED"))

    @property
    def tags(self) -> dict[str, str]:
        """All tags of the table."""
        arn = self.description.get("TableArn")
        if arn is None:
            return {}
        answer = self._client.send("ListTagsOfResource", self.region, ResourceArn=arn)
        return {tag["Key"]: tag["Value"] for tag in answer.get("Tags", [])}

    def items(self) -> list[JSON]:
        """All items as plain values, in no particular order."""
        found: list[JSON] = []
        start: JSON = {}
        while True:
            page = self._send("Scan", ConsistentRead=True, **start)
            found += [plain(item) for item in page.get("Items", [])]
            if "LastEvaluatedKey" not in page:
                return found
            start = {"ExclusiveStartKey": page["LastEvaluatedKey"]}

    def get(self, key: JSON) -> JSON | None:
        """The item with that key (plain values, both), or `None`."""
        item = self.get_typed(key)
        return None if item is None else plain(item)

    def get_typed(self, key: JSON) -> JSON | None:
        """The item with that key in wire form (`{"age": {"N": "30"}}`), or `None`."""
        return self._send("GetItem", Key=typed(key), ConsistentRead=True).get("Item")

    def put(self, item: JSON) -> None:
        """Store a plain item."""
        self._send("PutItem", Item=typed(item))

    def put_all(self, items: Iterable[JSON]) -> None:
        """Store many plain items."""
        requests = [{"PutRequest": {"Item": typed(item)}} for item in items]
        for start in range(0, len(requests), _BATCH):
            self._client.send("BatchWriteItem", self.region, RequestItems={self.name: requests[start : start + _BATCH]})

    def delete(self, key: JSON) -> None:
        """Delete the item with that key."""
        self._send("DeleteItem", Key=typed(key))

    def vanish(self) -> None:
        """Delete the table at once, as if somebody else had done so a while ago."""
        self._send("DeleteTable")
        self._boundary.tables.forget(self.name)
        if self._boundary.lifecycle is not None:
            self._boundary.lifecycle.forget(self.name, self.region)

    def drop(self) -> None:
        """Begin to delete the table, as somebody else's DeleteTable would: it is DELETING for a while."""
        lifecycle = self._boundary.lifecycle
        if lifecycle is None or self.description.get("DeletionProtectionEnabled"):
            self.vanish()  # with the service's own refusal of a protected table
        else:
            lifecycle.begin_deleting(self.name, self.region, self._boundary.clock.now)

    def __repr__(self) -> str:
        return f"table {self.name} in {self.region}"
