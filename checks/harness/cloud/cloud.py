"""The simulated AWS as a check uses it: arrange, provoke, inspect."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TypeVar, cast

from checks.harness.cloud.answers import Refusal
from checks.harness.cloud.backend import Backend, MotoBackend
from checks.harness.cloud.boundary import SERVICES, Boundary
from checks.harness.cloud.client import own_operation
from checks.harness.cloud.clock import Clock
from checks.harness.cloud.faults import Fault, Partial, denied, throttled
from checks.harness.cloud.lifecycle import Lifecycle
from checks.harness.cloud.principals import Principal
from checks.harness.cloud.shared import Shared
from checks.harness.cloud.table_handle import TableHandle
from checks.harness.cloud.trace import Trace
from checks.harness.cloud.writers import Interruption

JSON = dict[str, Any]
_Arranged = TypeVar("_Arranged")

REGIONS = (
    "ap-northeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-west-1",
    "eu-west-3",
    "sa-east-1",
    "us-east-2",
    "us-west-2",
)
"""Where checks work. Not us-east-1, which is every lab's default: a region that is not passed on shows."""

_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


class SimulatedOnly(Exception):
    """A check arranged something that an emulator at an address cannot do, such as a slow activation."""


class Cloud:
    """One criterion's cloud: empty at first, in a region drawn for it, with values that differ from run to run."""

    def __init__(
        self, backend: Backend | None = None, epoch: float | None = None, services: Collection[str] = SERVICES
    ) -> None:
        """`epoch` is the Unix time at which virtual time begins; now, if it is not given.

        `services` are those of AWS that answer, by the names that requests are signed for.
        """
        self.clock = Clock()
        begin = time.time() if epoch is None else epoch
        self.boundary = Boundary(backend or MotoBackend(), self.clock, begin, services)
        self._shared = Shared(self.boundary.backend)
        self.begin(0, "")

    def warm_up(self) -> None:
        """Have everything loaded that the first requests need, while there is time; what is arranged for it goes."""
        table = self.create_table("id", items=1)
        key = {"TableName": table.name, "Key": {"id": {"S": "a"}}}
        for name, parameters in (("CreateTable", {"TableName": table.name}), ("GetItem", key), ("DeleteItem", key)):
            self.boundary.handle(own_operation(name, table.region, parameters).http)
        self.begin(self._seed, "")

    def begin(self, seed: int, criterion: str) -> None:
        """Begin a criterion: everything is empty, and what is random follows from the seed and its name alone."""
        self._seed = seed
        self._draw_for(criterion)
        self._shared.begin()
        self.boundary.reset()

    def _draw_for(self, purpose: str) -> None:
        self.random = random.Random(f"{self._seed}/{purpose}")  # noqa: S311 - repeatable is the point
        self.region, self.other_region = self.random.sample(REGIONS, 2)
        self._drawn: set[str] = set()

    @property
    def trace(self) -> Trace:
        """What the student's code has sent since the criterion began."""
        return self.boundary.trace

    # Random values -----------------------------------------------------------------------------------------------

    def text(self, prefix: str = "") -> str:
        """A random word, after a prefix if one is given. None is drawn twice in a criterion."""
        word = "".join(self.random.choices(_LETTERS, k=8))
        while word in self._drawn:
            word = "".join(self.random.choices(_LETTERS, k=8))
        self._drawn.add(word)
        return f"{prefix}-{word}" if prefix else word

    def fresh_name(self, prefix: str = "Table") -> str:
        """A name that no table has."""
        return self.text(prefix)

    # Arranging and inspecting ------------------------------------------------------------------------------------

    def create_table(
        self,
        partition_key: str,
        sort_key: str | None = None,
        *,
        name: str | None = None,
        region: str | None = None,
        types: dict[str, str] | None = None,
        items: int | Iterable[JSON] = 0,
        active: bool = True,
        **parameters: Any,
    ) -> TableHandle:
        """A table that is ACTIVE at once, paid by request, with items.

        With `active=False` it stays CREATING for the activation time, from now on.
        `types` gives the types of keys that are not strings; `items` is a number of items with random keys, or the
        plain items themselves; further parameters are CreateTable's own (`GlobalSecondaryIndexes`, …).
        """
        keys = {partition_key: "HASH"} | ({sort_key: "RANGE"} if sort_key else {})
        kinds = {**dict.fromkeys(keys, "S"), **(types or {})}
        table = self.table(name or self.fresh_name(), region)
        lasting = 0.0 if active else self._lifecycle.activation_time
        self.boundary.client.send(
            "CreateTable",
            table.region,
            **{
                "TableName": table.name,
                "KeySchema": [{"AttributeName": key, "KeyType": kind} for key, kind in keys.items()],
                "AttributeDefinitions": [{"AttributeName": key, "AttributeType": t} for key, t in kinds.items()],
                "BillingMode": "PAY_PER_REQUEST",
                **parameters,
            },
        )
        self.boundary.tables.forget(table.name)
        if self.boundary.lifecycle is not None:
            self.boundary.lifecycle.begin_creating(table.name, table.region, self.clock.now, lasting)
        table.put_all(self._random_items(kinds, items) if isinstance(items, int) else items)
        return table

    def create_tables(
        self, names: Sequence[str], partition_key: str, *, region: str | None = None
    ) -> list[TableHandle]:
        """Many empty tables as `create_table` makes them, and much faster."""
        first, *others = names
        like = self.create_table(partition_key, name=first, region=region)
        if not self.boundary.backend.copy_table(first, like.region, others):
            for name in others:
                self.create_table(partition_key, name=name, region=region)
        self.boundary.tables.forget()
        return [self.table(name, region) for name in names]

    def shared(self, label: str, build: Callable[[Cloud], _Arranged], *, region: str | None = None) -> _Arranged:
        """What `build(cloud)` arranges in `cloud.region`, arranged once for all criteria of a run and left as it was.

        `build` draws from random values of its own, and works in a region of its own, or in the given one: the first
        criterion that asks is no other than the rest. A table that was written to is made anew for the next criterion.
        """
        found = self._shared.find(label)
        if found is not None:
            return cast("_Arranged", found)
        drawing = self.random, self.region, self.other_region, self._drawn
        try:
            self._draw_for(f"shared/{label}")
            self.region = region or self.region
            before = self.table_names()
            value = build(self)
            made = [(self.region, name) for name in self.table_names() if name not in before]
            self._shared.keep(label, value, made)
        finally:
            self.random, self.region, self.other_region, self._drawn = drawing
        return value

    def _random_items(self, kinds: dict[str, str], count: int) -> list[JSON]:
        """Items whose keys differ, with an attribute `note`."""

        def value(kind: str, number: int) -> Any:
            word = f"{self.text()}-{number}"
            return {"S": word, "N": number, "B": word.encode()}[kind]

        return [{**{key: value(t, n) for key, t in kinds.items()}, "note": self.text()} for n in range(count)]

    def table(self, name: str, region: str | None = None) -> TableHandle:
        """The table of that name, whether it exists or not."""
        return TableHandle(self.boundary, name, region or self.region)

    def table_names(self, region: str | None = None) -> list[str]:
        """The names of all tables of a region, sorted."""
        names: list[str] = []
        start: JSON = {}
        while True:
            page = self.boundary.client.send("ListTables", region or self.region, **start)
            names += page["TableNames"]
            if "LastEvaluatedTableName" not in page:
                return sorted(names)
            start = {"ExclusiveStartTableName": page["LastEvaluatedTableName"]}

    # Provoking ---------------------------------------------------------------------------------------------------

    def principal(self, access_key: str | None = None, *, session_token: str | None = None) -> Principal:
        """Somebody with an account, a name and an access key. Once there is one, AWS knows only those that there are.

        The account and the name are random, and so is the key if none is given.
        """
        letters = self.random.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", k=16)
        account = "".join(self.random.choices("0123456789", k=12))
        key = access_key or ("ASIA" if session_token else "AKIA") + "".join(letters)
        principal = Principal(account, f"arn:aws:iam::{account}:user/{self.text()}", key, session_token)
        self.boundary.principals.add(principal)
        return principal

    def throttle(self, operation: str, times: int | None = None, *, table: str | None = None) -> None:
        """Answer requests of this kind (`*` is any) with throttling: so many of them, or for ever."""
        self.boundary.faults.add(Fault(operation, throttled, times, table))

    def deny(self, *operations: str) -> None:
        """Refuse requests of these kinds (`*` is any), as IAM does when a permission is missing."""
        for operation in operations:
            self.boundary.faults.add(Fault(operation, denied))

    def fail(
        self,
        operation: str,
        code: str,
        message: str,
        times: int | None = None,
        *,
        table: str | None = None,
        status: int = 400,
    ) -> None:
        """Refuse requests of this kind (`*` is any) with an error of your choice; only those for `table`, if given."""
        self.boundary.faults.add(Fault(operation, lambda _: Refusal(code, message, status=status), times, table))

    def leave_unprocessed(
        self, keep: int = 0, times: int | None = None, never: Callable[[JSON], bool] | None = None
    ) -> None:
        """Take only the first `keep` requests of each batch, so many times or always; `never` picks hopeless ones."""
        self.boundary.faults.leave_unprocessed(Partial(keep, times, never))

    def between(
        self,
        first: str | None,
        second: str | None,
        *,
        do: Callable[[], object],
        times: int | None = 1,
        skip: int = 0,
    ) -> None:
        """Let somebody else act after a `first` request and before the `second` that follows it (`None` is any).

        It happens so many times (`None` is always), the first `skip` occasions left out.
        """
        self.boundary.writers.add(Interruption(do, first, second, times, skip=skip))

    def after(self, operation: str, *, times: int = 1, do: Callable[[], object]) -> None:
        """Let something happen once, after so many requests of this kind, before the request that comes next."""
        self.boundary.writers.add(Interruption(do, operation, None, 1, skip=times - 1))

    @property
    def activation_time(self) -> float:
        """Virtual seconds that a table stays CREATING; `float("inf")` for one that never becomes active."""
        return self._lifecycle.activation_time

    @activation_time.setter
    def activation_time(self, seconds: float) -> None:
        self._lifecycle.activation_time = seconds

    @property
    def deletion_time(self) -> float:
        """Virtual seconds that a table stays DELETING."""
        return self._lifecycle.deletion_time

    @deletion_time.setter
    def deletion_time(self, seconds: float) -> None:
        self._lifecycle.deletion_time = seconds

    @property
    def _lifecycle(self) -> Lifecycle:
        if self.boundary.lifecycle is None:
            raise SimulatedOnly("an emulator's tables have a life of their own")
        return self.boundary.lifecycle
