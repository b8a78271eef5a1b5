"""Requests of many threads are carried out one after the other, each whole."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

from boundary_client import Caller

from checks.harness.cloud.cloud import Cloud

pytest_plugins = ("cloud_fixtures",)

COUNTER = {"TableName": "Counters", "Key": {"id": {"S": "visits"}}}


def test_conditional_increments_of_eight_threads_end_exact(cloud: Cloud, caller: Caller) -> None:
    table = cloud.create_table("id", name="Counters", items=[{"id": "visits", "n": 0}])

    def increment(_: int) -> int:
        """Read, then write on condition that nobody wrote meanwhile; how often somebody had."""
        lost = 0
        while True:
            n = int(caller.ask("GetItem", **COUNTER)["Item"]["n"]["N"])
            change = {
                "UpdateExpression": "SET n = :new",
                "ConditionExpression": "n = :old",
                "ExpressionAttributeValues": {":new": {"N": str(n + 1)}, ":old": {"N": str(n)}},
            }
            if caller.code("UpdateItem", **COUNTER, **change) == "ok":
                return lost
            lost += 1

    with ThreadPoolExecutor(8) as threads:
        lost = sum(threads.map(increment, range(8 * 50)))
    assert table.get({"id": "visits"}) == {"id": "visits", "n": 400}
    updates = cloud.trace.of("UpdateItem")
    assert len([entry for entry in updates if entry.answer == "ok"]) == 400
    assert len([entry for entry in updates if entry.answer == "ConditionalCheckFailedException"]) == lost
    times = [(entry.at, entry.answered) for entry in cloud.trace]
    assert all(earlier[1] <= later[0] for earlier, later in pairwise(times))


def test_atomic_counters_of_eight_threads_end_exact(cloud: Cloud, caller: Caller) -> None:
    table = cloud.create_table("id", name="Counters")
    change = {"UpdateExpression": "ADD n :one", "ExpressionAttributeValues": {":one": {"N": "1"}}}
    with ThreadPoolExecutor(8) as threads:
        codes = set(threads.map(lambda _: caller.code("UpdateItem", **COUNTER, **change), range(8 * 50)))
    assert codes == {"ok"}
    assert table.get({"id": "visits"}) == {"id": "visits", "n": 400}
